"""What she said of herself, and what a listing says to it, in words."""

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

from directory.search_port import Feared, Hit, Identity

# NOTE: buttons above the answers, each one thing that was understood of what she wrote
# of herself: what she is, or whom she fears. Pressing one takes it away.
SAID: Mapping[str, LazyString] = {
    Identity.LBTIQ: lazy_gettext("for LBTIQ+ women"),
    Identity.INDIGENOUS: lazy_gettext("for indigenous women"),
    Identity.YOUNG: lazy_gettext("for girls and young women"),
    Identity.DISABLED: lazy_gettext("for women with disabilities"),
    Identity.REFUGEE: lazy_gettext("for refugees"),
    Feared.POLICE: lazy_gettext("in fear of the police"),
    Feared.ARMY: lazy_gettext("in fear of soldiers or the secret service"),
    Feared.GOVERNMENT: lazy_gettext("in fear of the authorities"),
    Feared.COMPANY: lazy_gettext("in fear of a company"),
    Feared.CHURCH: lazy_gettext("in fear of religious leaders"),
    Feared.HOME_STATE: lazy_gettext("in fear of the country that you left"),
}
# NOTE: marks on the card of a listing that does not say so.
UNKNOWN: Mapping[Identity, LazyString] = {
    Identity.LBTIQ: lazy_gettext("Not known whether LBTIQ+ women are welcome"),
    Identity.YOUNG: lazy_gettext("Not known whether girls and young women are welcome"),
    Identity.DISABLED: lazy_gettext("Not known whether a wheelchair can get in"),
}
# NOTE: marks on the card of a listing that says so itself.
NOT_WELCOME: Mapping[Identity, LazyString] = {
    Identity.LBTIQ: lazy_gettext("LBTIQ+ women are not welcome here"),
    Identity.YOUNG: lazy_gettext("Girls and young women are not taken in here"),
    Identity.DISABLED: lazy_gettext("A wheelchair cannot get in here"),
}
OF_THE_STATE = lazy_gettext(
    "Listed last because it belongs to a government, and you wrote of the police, "
    "soldiers or the authorities."
)
# NOTE: marks on the card of a listing, which say why it stands after the others.
TIED: Mapping[Feared, LazyString] = {
    Feared.POLICE: OF_THE_STATE,
    Feared.ARMY: OF_THE_STATE,
    Feared.GOVERNMENT: OF_THE_STATE,
    Feared.COMPANY: lazy_gettext(
        "Listed last because it belongs to a company, and you wrote of a company."
    ),
    Feared.CHURCH: lazy_gettext(
        "Listed last because it belongs to a religious body, and you wrote of a "
        "religious leader."
    ),
    Feared.HOME_STATE: lazy_gettext(
        "Listed last because it is a mission of the country that you left."
    ),
}


def said_label(code: str) -> str:
    """Return what was understood of herself; nothing where it changes no answer."""
    return str(SAID.get(code, ""))


def warnings_of(hit: Hit) -> tuple[str, ...]:
    """Return what she must know of a listing before she trusts it, each once."""
    marks = (
        *(TIED[feared] for feared in hit.tied_to),
        *(NOT_WELCOME[identity] for identity in hit.not_welcome),
        *(UNKNOWN[identity] for identity in hit.unknown_welcome),
    )
    return tuple(dict.fromkeys(map(str, marks)))
