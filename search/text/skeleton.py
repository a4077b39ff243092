"""The consonants of a word: they stay when its language is typed in Latin letters."""

import re

_DIGRAPHS = {"kh": "x", "sh": "1", "ch": "2", "zh": "3", "gh": "q", "ph": "f"}
_DIGRAPH = re.compile("|".join(_DIGRAPHS))
_CONSONANTS = {
    **str.maketrans("بپتطجچحهخدذزضظرژسثصشغقفکگلمن", "bpttj2hhxdzzzzr3sss1qqfkglmn"),
    **str.maketrans("w", "v"),
    **dict.fromkeys(map(ord, "aeiouyاعی")),
    ord("و"): "v",
}
_INNER = re.compile("(?<=.)v|h$")


def skeletons_of(token: str) -> set[str]:
    """Return the consonants that komak and کمک have in common.

    A last ی is heard as i, or is the linking e that is not counted.
    """
    one_letter = _DIGRAPH.sub(lambda found: _DIGRAPHS[found[0]], token)
    skeleton = _INNER.sub("", one_letter.translate(_CONSONANTS))
    if token.endswith("ی"):
        return {skeleton, f"{skeleton}i"}
    return {f"{skeleton}i" if token.endswith(("i", "y")) else skeleton}
