"""A program in a terminal: keys in, what stands on the screen out."""

import contextlib
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from fcntl import ioctl
from pathlib import Path

CONTROL = re.compile(r"\x1b(\[[0-9;?]*[ -/]*[@-~]|[()][A-Z0-9]|[=>78]|\][^\x07]*\x07)")
ROWS, COLUMNS = 400, 100  # high enough for a whole page
REDRAW = b"\x0c"
QUIET_S = 0.3  # so long without output: it waits for a key


class Terminal:
    """Runs one program until it is closed."""

    def __init__(self, command: list[str], home: Path) -> None:
        """Start it with nothing of this user's own settings."""
        kept = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm"}
        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, {**kept, "HOME": str(home)})  # noqa: S606
        ioctl(self.screen, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def read(self, within_s: float) -> str:
        """Return what is written until it falls quiet."""
        written = b""
        wait_s = within_s
        while select.select([self.screen], [], [], wait_s)[0]:
            try:
                written += os.read(self.screen, 65536)
            except OSError:
                break
            wait_s = QUIET_S
        return CONTROL.sub("\n", written.decode(errors="replace"))

    def press(self, keys: str, expect: str, within_s: float = 60) -> str:
        """Press keys; return the screen as soon as it says ``expect``."""
        os.write(self.screen, keys.encode())
        until = time.monotonic() + within_s
        shown = squeezed(self.read(2))
        while expect not in shown:
            assert time.monotonic() < until, f"no {expect!r} in {shown!r}"
            os.write(self.screen, REDRAW)
            shown = squeezed(self.read(2))
        return shown

    def close(self) -> None:
        """End the program."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)
        os.waitpid(self.pid, 0)
        os.close(self.screen)


def squeezed(text: str) -> str:
    """Return words with one space between, whatever stood there to place them."""
    return " ".join(text.split())
