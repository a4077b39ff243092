"""Demonstration and production apart: each folder has one mode, and keeps it."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.config import Config, Mode
from directory.database import Database
from directory.errors import ConfigurationError
from directory.listings.models import Service
from directory.listings.vocabulary import Publication
from seed_data.demonstration import demonstration_ids

MARK = "mode"


def mark_folder(config: Config) -> None:
    """Write the mode of an instance into its folder, once.

    Raises ConfigurationError where the folder is of the other mode.
    """
    refuse_other_mode(config)
    mark = config.data_dir / MARK
    if not mark.exists():
        mark.write_text(f"{config.mode}\n", "ascii")


def refuse_other_mode(config: Config) -> None:
    """Raise ConfigurationError where a folder is of the other mode.

    A folder of before there were marks has none, and is refused nothing.
    """
    mark = config.data_dir / MARK
    marked = mark.read_text("ascii", "replace").strip() if mark.exists() else ""
    if marked not in ("", config.mode):
        raise ConfigurationError(
            f"{config.data_dir} is a folder of PANAH_MODE={marked}, and this is "
            f"{config.mode}: choose another folder with PANAH_DATA_DIR."
        )


def refuse_demonstration_rows(config: Config, database: Database) -> None:
    """Raise ConfigurationError where production would show invented listings."""
    with database.read() as session:
        found = demonstration_rows(config, session)
    if found:
        raise ConfigurationError(what_to_do(found))


def demonstration_rows(config: Config, session: Session) -> int:
    """Count invented services that are not withdrawn, outside demonstration mode."""
    if config.mode is Mode.DEMO:
        return 0
    ids = sorted(map(UUID, demonstration_ids()))
    found = session.scalar(
        select(func.count())
        .select_from(Service)
        .where(Service.id.in_(ids), Service.publication != Publication.WITHDRAWN)
    )
    return found or 0


def what_to_do(found: int) -> str:
    """Return the sentence that an operator reads."""
    return (
        f"The database holds {found} services of the demonstration, which are invented:"
        " use PANAH_MODE=demo, or a database of its own, or withdraw them."
    )
