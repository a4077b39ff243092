"""One thing that may be chosen in the search form, and a group of such."""

from dataclasses import dataclass

from directory.site.form_change import Change


@dataclass(frozen=True, slots=True)
class Choice:
    """One box to tick, or one line of a list; ``count`` is None before an answer."""

    name: str
    value: str
    label: str
    chosen: bool
    count: int | None = None

    @property
    def choosing(self) -> Change:
        """Return what a button does that leaves this choice alone in its field."""
        return Change.set(self.name, self.value)

    @property
    def adding(self) -> Change:
        """Return what a button does that adds this choice to the others."""
        return Change.add(self.name, self.value)


@dataclass(frozen=True, slots=True)
class Group:
    """Choices under one heading."""

    label: str
    choices: tuple[Choice, ...]

    @property
    def chosen(self) -> int:
        """How many of them are chosen."""
        return sum(choice.chosen for choice in self.choices)
