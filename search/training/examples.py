"""What one round of training shows: sentences as they are, and as people type them."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from search.taxonomy import family_of
from search.training.inputs import LanguageInputs, Sentence, Words

# How often a sentence is shown once more in each manner, and what that counts.
WRAPPED = 1.0  # between words that are beside the matter
ASKED = 0.4  # of these, with words of asking before it
DROPPED = 0.05  # of these, how many words are left out
MISSPELT = 0.4
MISSPELT_WORDS = 0.35
MISSPELT_WEIGHT = 0.7
JOINED = 0.35  # with a sentence of another family
JOINED_WEIGHT = 0.7
STORY_WEIGHT = 3.0  # beside 1 for a phrase of the bank: stories are what is typed
# Small talk is little and must be known well: shown so many times, and so many
# pieces a language are cut and mixed anew.
SMALL_TALK_TIMES = 3
CROSSED = 100
# Words that nobody knows ask for nothing either.
UNKNOWN = 150
ASKING_WEIGHT = 0.5
MIN_MISSPELT_LETTERS = 5
LATIN = "aeioubdrnst"
ARABIC = "اینمرتسه"


@dataclass(frozen=True, slots=True)
class Example:
    """Words, the needs that they ask for (none: no need), and how much they count."""

    words: Words
    codes: tuple[str, ...]
    weight: float = 1.0


def one_round(
    inputs: Mapping[str, LanguageInputs], chance: random.Random
) -> list[Example]:
    """Return the examples of one round, mixed; the same chance gives the same."""
    found = [
        example
        for own in inputs.values()
        for part in (needs_of(own, chance), nothing_of(own, chance))
        for example in part
    ]
    chance.shuffle(found)
    return found


def needs_of(own: LanguageInputs, chance: random.Random) -> Iterator[Example]:
    """Yield every sentence that asks, and some once more in other manners."""
    sentences = own.sentences
    beside, asking = list(own.beside), list(own.asking)
    for sentence in sentences:
        weight = STORY_WEIGHT if sentence.story else 1.0
        words, codes = sentence.words, sentence.codes
        yield Example(words, codes, weight)
        if chance.random() < WRAPPED and beside:
            yield Example(wrapped(words, beside, asking, chance), codes, weight)
        if chance.random() < MISSPELT:
            yield Example(misspelt(words, chance), codes, weight * MISSPELT_WEIGHT)
        if chance.random() < JOINED:
            yield from joined(sentence, chance.choice(sentences), own.joining, chance)


def wrapped(
    words: Words,
    beside: Sequence[Words],
    asking: Sequence[Words],
    chance: random.Random,
) -> Words:
    """Return words between others that say who, when or why, a few words lost."""
    parts: list[str] = []
    for _ in range(chance.choice((0, 1, 1, 2))):
        parts += chance.choice(beside)
    if asking and chance.random() < ASKED:
        parts += chance.choice(asking)
    parts += [w for w in words if chance.random() > DROPPED] or words
    if chance.random() < 2 / 3:
        parts += chance.choice(beside)
    return tuple(parts)


def joined(
    one: Sentence,
    other: Sentence,
    joining: Sequence[Words],
    chance: random.Random,
) -> Iterator[Example]:
    """Yield two sentences as one, where they ask for needs of two families."""
    families = set(map(family_of, one.codes))
    if families.isdisjoint(map(family_of, other.codes)):
        between = chance.choice(joining) if joining else ()
        codes = tuple(dict.fromkeys((*one.codes, *other.codes)))
        yield Example((*one.words, *between, *other.words), codes, JOINED_WEIGHT)


def misspelt(words: Words, chance: random.Random) -> Words:
    """Return the words with slips of the finger in some."""
    return tuple(
        slip(word, chance) if chance.random() < MISSPELT_WORDS else word
        for word in words
    )


def slip(word: str, chance: random.Random) -> str:
    """Return a word with one letter lost, doubled, changed, or two in turn."""
    if len(word) < MIN_MISSPELT_LETTERS:
        return word
    at = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    kind = chance.random()
    if kind < 0.35:
        return before + after
    if kind < 0.6:
        return before + after[0] + letter + after[1:]
    if kind < 0.8:
        return before + letter + letter + after
    return before + chance.choice(LATIN if word.isascii() else ARABIC) + after


def nothing_of(own: LanguageInputs, chance: random.Random) -> Iterator[Example]:
    """Yield what asks for no need: small talk, words of asking, who and when."""
    talk, beside, asking = list(own.small_talk), list(own.beside), list(own.asking)
    for _ in range(SMALL_TALK_TIMES):
        for words in talk:
            before = chance.choice(asking) if asking and chance.random() < 0.3 else ()
            behind = chance.choice(beside) if beside and chance.random() < 0.15 else ()
            yield Example((*before, *words, *behind), ())
        for words in beside:
            more = chance.choice(beside) if chance.random() < 0.5 else ()
            yield Example((*words, *more), ())
        if talk:
            yield from (crossed(talk, chance) for _ in range(CROSSED))
        yield from (Example(words, (), ASKING_WEIGHT) for words in asking)
    yield from unknown_words(own, chance)


def unknown_words(own: LanguageInputs, chance: random.Random) -> Iterator[Example]:
    """Yield words of the letters of a language, in no order."""
    often = "".join(letter for words in own.needs for word in words for letter in word)
    each = "".join(sorted(set(often)))
    for _ in range(UNKNOWN):
        letters = often if chance.random() < 0.5 else each
        sizes = [chance.randrange(2, 10) for _ in range(chance.randrange(1, 4))]
        made = ("".join(chance.choice(letters) for _ in range(size)) for size in sizes)
        yield Example(tuple(made), ())
        yield Example((chance.choice(each) * chance.randrange(2, 7),), ())


def crossed(talk: Sequence[Words], chance: random.Random) -> Example:
    """Return two pieces of small talk together, half of each, or a few words."""
    one, other = chance.choice(talk), chance.choice(talk)
    kind = chance.random()
    if kind < 0.3:
        return Example(one + other, (), 0.5)
    if kind < 0.7:
        return Example(one[: max(1, len(one) // 2)] + other[len(other) // 2 :], ())
    mixed = [*one, *other]
    chance.shuffle(mixed)
    return Example(tuple(mixed[: chance.randrange(2, 7)]), ())
