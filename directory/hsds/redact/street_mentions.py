"""Find in running text the lines of an address by which a door is found."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from directory.hsds.redact.address_words import AddressWord, Kind, address_words
from directory.hsds.redact.place_words import GENERIC_NAMES
from directory.hsds.redact.skeleton import LEAST_SOUNDS, same_name, skeleton
from directory.listings.confidentiality import is_secret_alone, says_place_is_secret

Span = tuple[int, int]

LINE_PARTS = re.compile(r"[,;،\n/|]")
GAP = 3  # words that may stand between a number and a name of one line
SHORTEST_ALONE = 4  # letters of a name that tells a place without a number
SHORTEST_CODE = 4  # digits of a postal code that stand alone
WAYS = (Kind.STREET, Kind.BUILDING)


@dataclass(frozen=True, slots=True)
class Door:
    """One line of an address: its numbers, its names, what kinds of way it names."""

    numbers: frozenset[str]
    names: tuple[str, ...]
    ways: frozenset[Kind]
    words: tuple[str, ...]


def doors_of(lines: Iterable[str]) -> tuple[Door, ...]:
    """Return the lines of an address, and what stands between their commas."""
    parts = (part for line in lines for part in (line, *LINE_PARTS.split(line)))
    doors = (door_of(part) for part in dict.fromkeys(parts) if part.strip())
    return tuple(dict.fromkeys(door for door in doors if door))


def door_of(line: str) -> Door | None:
    """Return one line; None where it names nothing, or only says that it is secret."""
    if is_secret_alone(line) or says_place_is_secret(line):
        return None
    words = address_words(line)
    numbers = frozenset(word.text for word in words if word.kind is Kind.NUMBER)
    names = tuple(word.text for word in words if word.kind is Kind.NAME)
    ways = frozenset(word.kind for word in words if word.kind in WAYS)
    if not names and not (numbers and ways):
        return None
    return Door(numbers, names, ways, tuple(word.text for word in words))


def spans_of_doors(
    doors: Sequence[Door], words: Sequence[AddressWord]
) -> Iterator[Span]:
    """Yield where a text names any of the lines."""
    for door in doors:
        yield from spans_of_line(door, words)
        if door.names and door.numbers:
            yield from pairs(words, named(door), numbered(door))
        if door.names and door.ways:
            yield from pairs(words, named(door), is_way(door), gap=1)
        if not door.numbers:
            yield from spans_of_names(door, words)
        elif not door.names:
            yield from pairs(words, numbered(door), is_way(door), gap=1)


def spans_of_line(door: Door, words: Sequence[AddressWord]) -> Iterator[Span]:
    """Yield where the words of a line stand as they are."""
    size = len(door.words)
    if size == 1:
        return
    for at in range(len(words) - size + 1):
        window = words[at : at + size]
        if all(
            same_name(w.text, one) for w, one in zip(window, door.words, strict=True)
        ):
            yield window[0].start, window[-1].end


def spans_of_names(door: Door, words: Sequence[AddressWord]) -> Iterator[Span]:
    """Yield where a line without a number is named: a house, a quarter."""
    telling = [name for name in door.names if name not in GENERIC_NAMES]
    if len(door.names) > 1 and telling:
        yield from runs(words, door.names)
    elif len(telling) == 1 and len(telling[0]) >= SHORTEST_ALONE:
        yield from ((w.start, w.end) for w in words if same_name(w.text, telling[0]))
    yield from foreign_names(words, door.names)
    joined = "".join(door.names)
    if len(door.names) > 1:
        yield from ((w.start, w.end) for w in words if joined in w.text)


def foreign_names(words: Sequence[AddressWord], names: Sequence[str]) -> Iterator[Span]:
    """Yield where names stand together in another script, as they sound together."""
    bones = skeleton("".join(names))
    if len(names) == 1 or len(bones) < LEAST_SOUNDS:
        return
    for at in range(len(words) - len(names) + 1):
        window = words[at : at + len(names)]
        joined = "".join(word.written for word in window)
        if joined.isascii() != names[0].isascii() and skeleton(joined) == bones:
            yield window[0].start, window[-1].end


def runs(words: Sequence[AddressWord], names: Sequence[str]) -> Iterator[Span]:
    """Yield where all names stand near each other, in any order."""
    for at, word in enumerate(words):
        if any(same_name(word.text, name) for name in names):
            near = words[at : at + len(names) + GAP]
            met = [w for w in near if any(same_name(w.text, n) for n in names)]
            if all(any(same_name(w.text, name) for w in met) for name in names):
                yield word.start, met[-1].end


def pairs(
    words: Sequence[AddressWord],
    one: Callable[[AddressWord], bool],
    other: Callable[[AddressWord], bool],
    gap: int = GAP,
) -> Iterator[Span]:
    """Yield from one word to another near it, with the ways and marks around them."""
    ones = [at for at, word in enumerate(words) if one(word)]
    others = [at for at, word in enumerate(words) if other(word)]
    for first in ones:
        for last in others:
            low, high = min(first, last), max(first, last)
            if 0 < high - low <= gap + 1:
                yield around(words, low, high)


def around(words: Sequence[AddressWord], low: int, high: int) -> Span:
    """Return where words stand, with the ways, numbers and marks beside them."""
    beside = (*WAYS, Kind.MARK, Kind.NUMBER)
    while low and words[low - 1].kind in beside and touch(words[low - 1], words[low]):
        low -= 1
    while high + 1 < len(words) and words[high + 1].kind in beside:
        if not touch(words[high], words[high + 1]):
            break
        high += 1
    return words[low].start, words[high].end


def touch(one: AddressWord, next_one: AddressWord) -> bool:
    """Whether nothing but one space or hyphen stands between two words."""
    return next_one.start - one.end <= 1


def named(door: Door) -> Callable[[AddressWord], bool]:
    """Return what knows the names of a line that could not be any word."""
    telling = [name for name in door.names if name not in GENERIC_NAMES] or door.names
    glued = tuple(name for name in telling if len(name) > SHORTEST_ALONE)
    return lambda word: (
        any(same_name(word.text, name) for name in telling)
        or word.text.startswith(glued)
        or word.text.endswith(glued)
    )


def numbered(door: Door) -> Callable[[AddressWord], bool]:
    """Return what knows the numbers of a line."""
    return lambda word: word.kind is Kind.NUMBER and word.text in door.numbers


def is_way(door: Door) -> Callable[[AddressWord], bool]:
    """Return what knows the kinds of way that a line names, in any language."""
    return lambda word: word.kind in door.ways


def spans_of_codes(
    codes: Iterable[str], words: Sequence[AddressWord]
) -> Iterator[Span]:
    """Yield where a text gives a postal code; not inside a telephone number."""
    for code in codes:
        told = [word.text for word in address_words(code)]
        if not told or sum(map(len, told)) < SHORTEST_CODE:
            continue
        for at in range(len(words) - len(told) + 1):
            window = words[at : at + len(told)]
            if [word.text for word in window] == told and not dialled(
                words, at, window
            ):
                yield window[0].start, window[-1].end


def dialled(
    words: Sequence[AddressWord], at: int, window: Sequence[AddressWord]
) -> bool:
    """Whether digits alone stand beside other digits, as in a telephone number."""
    if any(word.kind is not Kind.NUMBER for word in window):
        return False
    beside = [
        *words[max(0, at - 1) : at],
        *words[at + len(window) : at + len(window) + 1],
    ]
    return any(word.kind is Kind.NUMBER for word in beside)
