"""The words by which people say, in our languages, that a place is told to nobody."""

from pathlib import Path

from directory.listings.word_lists import read_word_lists

_LISTS = read_word_lists(Path(__file__).with_name("secrecy_words.json"))
# How such words begin, folded; a word of three letters or less counts as it stands.
SECRET = _LISTS["secret"]
# These may speak of the talk, not of the place: they count in a few words alone.
SECRET_IN_SHORT = (*SECRET, *_LISTS["secret_in_short"])
# Pashto for hidden: folded it would look like its word for an address.
SECRET_AS_WRITTEN = ("پټ",)
NOT_SECRET = frozenset(_LISTS["not_secret"])
PLACE = _LISTS["place"]
NEGATIONS = frozenset(_LISTS["negations"])
TOLD = _LISTS["told"]  # with a negation: not disclosed, non divulguée
NO = frozenset(_LISTS["no"])
FILLERS = frozenset(_LISTS["fillers"])
