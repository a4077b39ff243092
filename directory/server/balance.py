"""Share connections out evenly: each process sees how many the others have."""

import mmap
import struct

NUMBER = struct.Struct("=I")
NOBODY = 0xFFFFFFFF  # in the place of a process that does not run
MOST_PROCESSES = 256  # while a reload lets old ones end beside new ones


class Balance:
    """A table in memory that all web processes share, one number a process.

    A kept connection stays with the process that took it: by chance one of two has
    seven of eight, and answers half as many a second as it could.
    """

    def __init__(self) -> None:
        """Make the table, before any process is started."""
        self.table = mmap.mmap(-1, MOST_PROCESSES * NUMBER.size)
        for place in range(MOST_PROCESSES):
            self.tell(place, NOBODY)

    def tell(self, place: int, count: int) -> None:
        """Write down how many connections the process at a place has."""
        NUMBER.pack_into(self.table, place * NUMBER.size, count)

    def of(self, place: int) -> int:
        """Return how many connections the process at a place has."""
        found: int = NUMBER.unpack_from(self.table, place * NUMBER.size)[0]
        return found

    def take_place(self) -> int:
        """Return a free place, taken from now on."""
        free = next(p for p in range(MOST_PROCESSES) if self.of(p) == NOBODY)
        self.tell(free, NOBODY - 1)  # of a process that is not ready: it takes none
        return free

    def leave_place(self, place: int) -> None:
        """Give a place back."""
        self.tell(place, NOBODY)

    def is_busiest(self, place: int) -> bool:
        """Whether a process should let another one take the next connection."""
        numbers = NUMBER.iter_unpack(self.table)
        return self.of(place) > min(int(number) for (number,) in numbers)
