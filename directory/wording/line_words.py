"""What kind of line somebody calls, in the language of the reader."""

from collections.abc import Iterable

from flask_babel import lazy_gettext

from directory.wording.labels import need_label

LINE_KIND = "line_kind"
HOTLINE = "emergency.hotline"
LINE_KINDS = {
    # NOTE: above the name of a line to call: what answers there.
    "police": lazy_gettext("Police"),
    # NOTE: above the name of a line to call: what answers there.
    "ambulance": lazy_gettext("Ambulance"),
    # NOTE: above the name of a line to call: what answers there.
    "gender_violence": lazy_gettext("Helpline against violence against women"),
    # NOTE: above the name of a line to call: what answers there.
    "children": lazy_gettext("Child helpline"),
    # NOTE: above the name of a line to call: it calms, it cannot rescue.
    "listening": lazy_gettext("Helpline: somebody who listens"),
    # NOTE: above the name of a line to call: what answers there.
    "defenders": lazy_gettext("Line for human rights defenders"),
    # NOTE: above the name of a line to call: what answers there.
    "legal": lazy_gettext("Legal helpline"),
    # NOTE: above the name of a line to call: what answers there.
    "refugees": lazy_gettext("Line for refugees"),
    # NOTE: above the name of a line to call: what answers there.
    "digital_safety": lazy_gettext("Helpline for phones and accounts under attack"),
}


def line_kind_words(facts: Iterable[tuple[str, str]], codes: Iterable[str]) -> str:
    """Return what kind of line it is; where none is stated, what else it offers."""
    stated = (value for code, value in facts if code == LINE_KIND)
    known = next((str(LINE_KINDS[one]) for one in stated if one in LINE_KINDS), "")
    return known or next((need_label(code) for code in codes if is_kind(code)), "")


def is_kind(code: str) -> bool:
    """Whether a need tells more than that it is urgent."""
    return code not in {HOTLINE, HOTLINE.partition(".")[0]}
