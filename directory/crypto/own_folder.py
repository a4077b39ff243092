"""A folder for its owner alone, refused where somebody else could have laid it."""

import os
import stat
from pathlib import Path

from directory.errors import ConfigurationError

OTHERS = 0o077  # what group and all others may do
OWNER_ALONE = 0o700


def own_folder(path: Path) -> Path:
    """Return a folder that is ours and closed to others, made where it is missing.

    Raises ConfigurationError for a link, a file, or a folder of somebody else: in a
    folder where all may write, another user can be there first.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(exist_ok=True, mode=OWNER_ALONE)
        state = path.lstat()
        if stat.S_ISDIR(state.st_mode) and state.st_uid == os.getuid():
            if state.st_mode & OTHERS:
                path.chmod(OWNER_ALONE)
            return path
    except FileExistsError:
        pass
    except OSError as error:
        raise ConfigurationError(
            f"The folder {path} cannot be used: {error.strerror}."
        ) from None
    raise ConfigurationError(
        f"The folder {path} is not ours: it must be a folder of the user who runs "
        "Panah, and no link."
    )
