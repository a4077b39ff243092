"""What is left of a name when its script and its spelling are taken away."""

from functools import lru_cache

from rapidfuzz.distance import OSA

# Letters of Arabic, Persian and Pashto, and of Cyrillic and Greek, by sound; the weak
# ones, which are vowels as often, are left out as vowels are.
LETTERS = str.maketrans(
    {
        **dict(zip("بپتثجچحخدذرزژسشصض", "bptsjChxdzrzJsSsz", strict=True)),
        **dict(zip("طظغفقکگلمن", "tzGfkkglmn", strict=True)),
        **dict.fromkeys("اویهع", ""),
        **dict(zip("бгдзйклмнпрстфх", "bgdzyklmnprstfx", strict=True)),
        **dict(zip("βγδζκλμνπρστφχςξ", "bgdzklmnprstfxsk", strict=True)),
        "в": "", "ж": "J", "ц": "s", "ч": "C", "ш": "S", "щ": "S",
        **dict.fromkeys("аеиоуыэюяьъёіαεηιουωύ", ""),
    }
)  # fmt: skip
DIGRAPHS = (
    ("tsh", "C"), ("tch", "C"), ("sch", "S"), ("kh", "x"), ("sh", "S"), ("ch", "C"),
    ("gh", "G"), ("zh", "J"), ("dj", "j"), ("th", "s"), ("dh", "z"), ("ph", "f"),
    ("ck", "k"), ("qu", "k"), ("ce", "s"), ("ci", "s"), ("c", "k"), ("q", "k"),
    ("h", ""),
)  # fmt: skip
WEAK = str.maketrans("", "", "aeiouywv'")
# Sounds that one script has and another writes with the nearest.
ALIKE = str.maketrans("xGCJ", "kgSj", "h")
LEAST_SOUNDS = 3
LEAST_LETTERS = 6  # a slip in a shorter word makes another word


@lru_cache(maxsize=4096)
def skeleton(word: str) -> str:
    """Return the consonants of a word as rough sounds; a doubled letter is one."""
    sounds = word
    for written, sound in DIGRAPHS if word.isascii() else ():
        sounds = sounds.replace(written, sound)
    single = "".join(s for i, s in enumerate(sounds) if not i or sounds[i - 1] != s)
    bare = single.translate(WEAK if word.isascii() else LETTERS)
    return bare.translate(ALIKE)


@lru_cache(maxsize=65536)
def same_name(one: str, other: str) -> bool:
    """Whether two folded words are one name, in whatever script and spelling."""
    if one == other:
        return True
    if one.isdecimal() or other.isdecimal():
        return False
    bones = skeleton(one)
    foreign = one.isascii() != other.isascii()
    if len(bones) >= LEAST_SOUNDS - foreign and bones == skeleton(other):
        return True
    return is_slip(one, other)


def is_slip(one: str, other: str) -> bool:
    """Whether two long words differ in one letter, or in two that changed places."""
    return min(len(one), len(other)) >= LEAST_LETTERS and OSA.distance(one, other) <= 1
