"""The kinds of help to choose from before anything is typed, what is urgent first."""

from dataclasses import dataclass

from directory.site.choice import Choice
from directory.wording.labels import need_label
from seed_data.taxonomy import children

# The kinds of help that cannot wait come first; the others as the taxonomy has them.
URGENT = ("emergency", "shelter", "medical", "legal", "fund", "mhpss", "relocation")
SHOWN_KINDS = 6  # in tiles; more of them would push all else off a phone

ASKED_NEEDS = 6  # where nothing was understood; more would be a list to read


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of help with the needs of that kind; the kind itself comes first."""

    code: str
    label: str
    needs: tuple[Choice, ...]


def all_kinds() -> tuple[Kind, ...]:
    """Return every need of the taxonomy by kind, for browsing: what is urgent first."""
    return tuple(
        Kind(
            kind.code,
            need_label(kind.code),
            tuple(
                Choice("need", code, need_label(code), chosen=False)
                for code in (kind.code, *(term.code for term in children(kind.code)))
            ),
        )
        for kind in sorted(children(), key=lambda kind: urgency(kind.code))
    )


def urgent_needs() -> tuple[Choice, ...]:
    """Return what she may need most, to be asked where we did not understand her."""
    return tuple(kind.needs[0] for kind in all_kinds()[:ASKED_NEEDS])


def urgency(code: str) -> int:
    """Return where a kind of help stands among all."""
    return URGENT.index(code) if code in URGENT else len(URGENT)
