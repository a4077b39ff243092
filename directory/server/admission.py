"""How many connections are open: in all, and for one caller; who gives way to whom."""

from collections import defaultdict

from directory.config import Config
from directory.server.connection import Connection, Phase
from directory.web.callers import is_shared, neighbourhood, read_address

MOST_CONNECTIONS = 1024  # of one instance, divided among its processes
MOST_OF_ONE = 32  # a browser opens six, a household has a few


class Admission:
    """Who is connected, in the order of how long each has waited for the other side."""

    def __init__(self, config: Config, most: int) -> None:
        """Let so many in."""
        self.config = config
        self.most = most
        self.open: set[Connection] = set()
        self.waiting: dict[Connection, None] = {}
        self.of: defaultdict[str, dict[Connection, None]] = defaultdict(dict)

    @property
    def is_full(self) -> bool:
        """Whether somebody has to give way before a new one is let in."""
        return len(self.open) >= self.most

    def enter(self, connection: Connection) -> None:
        """Let a connection in; it waits."""
        self.open.add(connection)
        self.waits(connection)
        self.belongs(connection)

    def belongs(self, connection: Connection) -> None:
        """Note whose it is, where its address is one person's."""
        caller = self.caller(connection.reader.peer)
        if connection.caller:
            self.forget_caller(connection)
        connection.caller = caller
        if caller:
            self.of[caller][connection] = None

    def caller(self, peer: str) -> str:
        """Return whose address this is; empty where many people share it."""
        address = read_address(peer)
        if address is None or is_shared(address, self.config.trusted_proxies):
            return ""
        return neighbourhood(address)

    def waits(self, connection: Connection) -> None:
        """Note that a connection waits from now on: all others have waited longer."""
        self.waiting.pop(connection, None)
        self.waiting[connection] = None
        if connection.caller:
            own = self.of[connection.caller]
            own.pop(connection, None)
            own[connection] = None

    def works(self, connection: Connection) -> None:
        """Note that it is answered now, and gives way to nobody."""
        self.waiting.pop(connection, None)

    def leave(self, connection: Connection) -> None:
        """Forget a connection."""
        self.open.discard(connection)
        self.waiting.pop(connection, None)
        if connection.caller:
            self.forget_caller(connection)

    def forget_caller(self, connection: Connection) -> None:
        """Take a connection away from its caller."""
        own = self.of[connection.caller]
        own.pop(connection, None)
        if not own:
            del self.of[connection.caller]

    def longest_waiting(self) -> Connection | None:
        """Return who gives way to a new one; None when all are being answered."""
        return next(iter(self.waiting), None)

    def one_too_many(self, connection: Connection) -> Connection | None:
        """Return which of its caller's connections gives way, if it has too many."""
        own = self.of.get(connection.caller, {}) if connection.caller else {}
        if len(own) <= MOST_OF_ONE:
            return None
        return next((c for c in own if c.phase is not Phase.WORKING), connection)
