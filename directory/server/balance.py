"""Share connections out evenly: each process sees how many the others have."""

import mmap
import struct

NUMBER = struct.Struct("=I")
NOBODY = 0xFFFFFFFF  # in the place of a process that does not run
PLACES = 4  # for each process: a reload lets old ones end beside new ones


class Balance:
    """A table in memory that all web processes share, one number a process.

    A kept connection stays with the process that took it: by chance one of two has
    seven of eight, and answers half as many a second as it could.
    """

    def __init__(self, processes: int) -> None:
        """Make a table for so many processes, before any of them is started."""
        self.places = range(PLACES * processes)
        self.table = mmap.mmap(-1, len(self.places) * NUMBER.size)
        for place in self.places:
            self.tell(place, NOBODY)

    def tell(self, place: int, count: int) -> None:
        """Write down how many connections the process at a place has."""
        NUMBER.pack_into(self.table, place * NUMBER.size, count)

    def of(self, place: int) -> int:
        """Return how many connections the process at a place has."""
        found: int = NUMBER.unpack_from(self.table, place * NUMBER.size)[0]
        return found

    def take_place(self) -> int:
        """Return a free place, taken from now on; where none is, the last is shared."""
        empty = (place for place in self.places if self.of(place) == NOBODY)
        free = next(empty, self.places[-1])
        self.tell(free, NOBODY - 1)  # of a process that is not ready: it takes none
        return free

    def leave_place(self, place: int) -> None:
        """Give a place back."""
        self.tell(place, NOBODY)

    def is_busiest(self, place: int) -> bool:
        """Whether a process should let another one take the next connection."""
        return self.of(place) > min(map(self.of, self.places))
