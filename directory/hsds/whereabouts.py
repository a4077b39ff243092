"""What is known of where a secret place is: the words by which it is found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Lines of addresses, names of houses, postal codes and towns as they are known."""

    lines: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()

    def __or__(self, other: "Whereabouts") -> "Whereabouts":
        """Return what either knows."""
        return Whereabouts(
            self.lines | other.lines,
            self.names | other.names,
            self.codes | other.codes,
            self.towns | other.towns,
        )

    def of_street(self) -> "Whereabouts":
        """Return what tells the street, and not the house or the town."""
        return Whereabouts(lines=self.lines, codes=self.codes)

    def besides(self, known_by: Iterable[str]) -> "Whereabouts":
        """Return it without the names by which a service is known to everybody."""
        public = " ".join(known_by).casefold()
        names = frozenset(name for name in self.names if name.casefold() not in public)
        return replace(self, names=names)


NOWHERE = Whereabouts()
Places = Mapping[str, Whereabouts]


def together(places: Places, names: Iterable[str]) -> Whereabouts:
    """Return what is known of some places."""
    known = NOWHERE
    for name in names:
        known |= places.get(name, NOWHERE)
    return known
