"""A program in a terminal: keys in, what stands on the screen out."""

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
        self.ended = False
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

    def press(self, keys: str, expect: str, within_s: float = 60) -> None:
        """Press keys, and wait until the program has written ``expect``."""
        os.write(self.screen, keys.encode())
        until = time.monotonic() + within_s
        shown = self.read(2)
        while expect not in squeezed(shown):
            assert time.monotonic() < until, f"no {expect!r} in {squeezed(shown)!r}"
            shown += self.read(1)

    def arrive(self, keys: str, expect: str, within_s: float = 60) -> str:
        """Press keys; return the whole screen, drawn anew, once it says ``expect``."""
        os.write(self.screen, keys.encode())
        until = time.monotonic() + within_s
        self.read(2)
        while True:
            os.write(self.screen, REDRAW)
            shown = squeezed(self.read(2))
            if expect in shown:
                return shown
            assert time.monotonic() < until, f"no {expect!r} in {shown!r}"

    def end(self, keys: str, within_s: float = 30) -> None:
        """Press the keys that end the program, and wait for its end."""
        os.write(self.screen, keys.encode())
        until = time.monotonic() + within_s
        while os.waitpid(self.pid, os.WNOHANG) == (0, 0):
            assert time.monotonic() < until, "it does not end"
            self.read(0.2)
        self.ended = True

    def close(self) -> None:
        """End the program, if it did not end by itself."""
        if not self.ended:
            os.kill(self.pid, signal.SIGTERM)
            os.waitpid(self.pid, 0)
        os.close(self.screen)


def squeezed(text: str) -> str:
    """Return words with one space between, whatever stood there to place them."""
    return " ".join(text.split())
