"""Words of the bank that an unknown word may stand for, by its letters or sound."""

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

WeightedIds = tuple[tuple[int, float], ...]

# What each kind of likeness is worth beside the word itself. Changed by a tenth or
# more, alone, none moves a first need of 530 judged queries and 473 sentences.
SAME_SOUND = 0.85
WITHIN_COMPOUND = 0.75  # a word of the bank begins or ends it
# In fewer letters, a typo looks like another word: best, rest.
MIN_FUZZY_LETTERS = 5
# With 10, "iemand die de rechtszaak bijwoont" is any legal help, not an observer.
MIN_TWO_EDITS_LETTERS = 8
EDIT_COST = 1.5  # in letters: with 1.0, one sentence of 473 more is right
# With 4, "safehouse voor mijn dochters" is any shelter, not one for a family.
MIN_COMPOUND_LETTERS = 5
MIN_SOUND_LETTERS = 4  # with 3, "ma2wa lil nisa2", a shelter, is an organisation too
MIN_CONSONANTS = 3  # with 2, "ma2wa lil nisa2" is an organisation too
MAX_NEAR_WORDS = 24  # bounds the work: only so many are compared letter by letter
TIE_MARGIN = 0.1  # how far below the best still counts; 0 or 0.3 change nothing
# Bantu verbs carry who, whom and when within themselves: arankubita, yankubise. What
# shares this much of its runs of three letters is another form, and says a little less.
MIN_INFLECTED_LETTERS = 6
MIN_SHARED = 0.5  # with 0.6 three sentences of 473 fewer are right
INFLECTED = 0.9  # with 0.8 or 1.0, one query of 530 is read otherwise
MAX_INFLECTED = 12  # with 6, "omusango gwange gujja" loses the observer of a trial

_ARABIC_LETTER = re.compile("[\u0620-\u06d3]")
_SOUNDS = str.maketrans("weoyq", "viuik")
_DIGRAPHS = {"kh": "x", "sh": "1", "ch": "2", "zh": "3", "gh": "q", "ph": "f"}
_DIGRAPH = re.compile("|".join(_DIGRAPHS))
_CONSONANTS = {
    **str.maketrans("بپتطجچحهخدذزضظرژسثصشغقفکگلمن", "bpttj2hhxdzzzzr3sss1qqfkglmn"),
    **str.maketrans("w", "v"),
    **dict.fromkeys(map(ord, "aeiouyاعی")),
    ord("و"): "v",
}
_INNER = re.compile("(?<=.)v|h$")


def sound_of(token: str) -> str:
    """Return how a romanised word sounds: wakil is vakil, mekhaham is mikhaham."""
    heard = token.translate(_SOUNDS)
    once = "".join(b for a, b in zip("\0" + heard, heard, strict=False) if a != b)
    return once.removesuffix("h") if len(once) > MIN_SOUND_LETTERS else once


def roots_of(token: str) -> set[str]:
    """Return the consonants that komak and کمک have in common.

    A last ی is heard as i, or is the linking e that is not counted.
    """
    one_letter = _DIGRAPH.sub(lambda found: _DIGRAPHS[found[0]], token)
    root = _INNER.sub("", one_letter.translate(_CONSONANTS))
    if token.endswith("ی"):
        return {root, f"{root}i"}
    return {f"{root}i" if token.endswith(("i", "y")) else root}


def trigrams(token: str) -> set[str]:
    """Return the runs of three letters of a word, its ends counted as letters."""
    padded = f"^{token}$"
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


class SimilarWords:
    """The bank's words by letters and by sound: for typos, compounds, romanised."""

    def __init__(self, words: Sequence[str]) -> None:
        """Index words; an answer is positions in this sequence."""
        self._words = words
        self._sounds: dict[str, list[int]] = defaultdict(list)
        self._consonants: dict[str, list[int]] = defaultdict(list)
        grams: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(words):
            if _ARABIC_LETTER.search(word):
                for root in roots_of(word):
                    self._consonants[root].append(number)
            elif len(word) >= MIN_SOUND_LETTERS:
                self._sounds[sound_of(word)].append(number)
            if len(word) >= MIN_SOUND_LETTERS:
                for gram in trigrams(word):
                    grams[gram].append(number)
        self._initials: dict[str, dict[int, str]] = defaultdict(dict)
        for number, word in enumerate(words):
            self._initials[word[:1]][number] = word
        self._grams = {gram: np.array(ids) for gram, ids in grams.items()}
        self._sizes = np.array([len(trigrams(word)) for word in words])

    def find(self, token: str) -> WeightedIds:
        """Return words that an unknown word may stand for, weighted below 1."""
        if token.isdigit():
            return ()
        # komak is one letter from kodak, and is کمک: letters do not outdo the root.
        return self._by_sound(token) or self._by_letters(token) + self._by_root(token)

    def inflected(self, token: str) -> WeightedIds:
        """Return words that may be other forms of this one, by the letters shared."""
        if len(token) < MIN_INFLECTED_LETTERS or not token.isascii():
            return ()
        shared = self._shared(token)
        if shared is None:
            return ()
        most = len(trigrams(token)) + self._sizes[: len(shared)]
        alike = 2 * shared / most
        near = np.argsort(-alike, kind="stable")[:MAX_INFLECTED]
        return tuple(
            (int(n), INFLECTED * float(alike[n]))
            for n in near
            if alike[n] >= MIN_SHARED
        )

    def _by_sound(self, token: str) -> WeightedIds:
        if len(token) < MIN_SOUND_LETTERS or not token.isascii():
            return ()
        same = self._sounds.get(sound_of(token), ())
        return tuple((number, SAME_SOUND) for number in same)

    def _by_root(self, token: str) -> WeightedIds:
        if not token.isascii():
            return ()
        (root,) = roots_of(token)
        if len(root) < MIN_CONSONANTS:
            return ()
        return tuple((n, SAME_SOUND) for n in self._consonants.get(root, ()))

    def _by_letters(self, token: str) -> WeightedIds:
        if len(token) < MIN_FUZZY_LETTERS:
            return ()
        weights = {n: _similarity(token, self._words[n]) for n in self._near(token)}
        best = max(weights.values(), default=0.0)
        return tuple((n, w) for n, w in weights.items() if w and w >= best - TIE_MARGIN)

    def _near(self, token: str) -> set[int]:
        """Return what shares runs of letters; of hosue and house too few are whole."""
        one_edit = process.extract(
            token,
            self._initials.get(token[:1], {}),
            scorer=OSA.distance,
            score_cutoff=1,
            limit=MAX_NEAR_WORDS,
        )
        near = {number for _word, _distance, number in one_edit}
        shared = self._shared(token)
        if shared is None:
            return near
        nearest = np.argsort(-shared, kind="stable")[:MAX_NEAR_WORDS]
        return near | {int(n) for n in nearest if shared[n] >= 2}

    def _shared(self, token: str) -> NDArray[np.intp] | None:
        """Return how many runs of three letters each word has in common with this."""
        found = [self._grams[g] for g in trigrams(token) if g in self._grams]
        return np.bincount(np.concatenate(found)) if found else None


def _similarity(token: str, word: str) -> float:
    edits = 1 if len(token) < MIN_TWO_EDITS_LETTERS else 2
    distance = OSA.distance(token, word, score_cutoff=edits)
    if distance <= edits:
        return 1 - EDIT_COST * distance / len(token)
    if len(word) < MIN_COMPOUND_LETTERS or not token.isascii():
        return 0.0
    return WITHIN_COMPOUND if token.startswith(word) or token.endswith(word) else 0.0
