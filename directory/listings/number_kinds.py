"""What answers at a number: the kinds that publishers write, in their languages."""

import re
import unicodedata
from functools import lru_cache

CALL = "phone"
# A machine answers: no way to make contact, and told apart from those.
OF_MACHINES = ("fax", "pager")
# What is found first counts.
KINDS = {
    kind: re.compile(words)
    for kind, words in {
        "whatsapp": r"what ?s ?app|wassap|واتس|واټس|واٹس|وٹس|وتساپ",
        "signal": r"\bsignal\b|سیگنال|سیجنال|سګنال",
        "telegram": r"\btelegram|تلگرام|تلغرام|تیلیجرام|تلیگرام|ټلګرام",
        "textphone": r"\btty\b|\btdd\b|\btext ?(?:tele)?phones?\b|\bteletype"
        r"|\bmini ?com\b|\bats\b|\bteletext|\btelescri|\bte[kx]s?t ?telefo"
        r"|\bdovetelefo|\btypetalk|\bminitel|\bttyd\b|\btelephones? (?:a )?texte\b"
        r"|\btelefonos? de texto\b",
        "video": r"\bvideo|\bvrs\b|\bvisio|ویدیو|فیدیو|ویډیو",
        "fax": r"fax|faks|facsimil|telecopi|\btelex|\bnukushi|فاکس|فکس",
        "pager": r"\bpager|\bbeeper|\bbip\b|\bsemafoon|\bbuscapersonas|پیجر|بیجر",
        "sms": r"\bsms\b|\btext\b|\btexto\b|\bujumbe\b|\bobubaka\b|پیامک|پیغام"
        r"|رسالة|رسایل|\bmensajes?\b",
    }.items()
}
SPEECH = r"voice|voix|voz|stem|sauti|talk|صوت|صدا"
# Those with a line of their own, whatever their telephone is called.
NEVER_BY_VOICE = frozenset({"textphone", "video"})
SPOKEN = re.compile(rf"\b(?:{SPEECH})")
CALLED = re.compile(
    rf"\b(?:{SPEECH}|phone|tel|telephone|telefono|telefoon|call|appel|cell|mobile|movil"
    r"|simu|هاتف|تلفن|تلفون|ټلیفون)\b"
)
# Names of a line that say nothing beyond that one calls it.
PLAIN = frozenset(
    {
        "", "voice", "voix", "voz", "phone", "tel", "telephone", "telefono", "telefoon",
        "cell", "cellphone", "cell phone", "mobile", "mobile phone", "movil",
        "landline", "portable", "fixed", "main", "work", "simu", "هاتف", "تلفن",
        "تلفون", "موبایل", "ټیلیفون", "جوال", "شماره", "essimu", "telefone", "home",
    }
)  # fmt: skip
ONE_LETTER = str.maketrans("يىك", "ییک")  # of Arabic, as Persian writes it
FEW = 3  # words of a note that name what answers, and nothing else


@lru_cache(4096)
def kind_of(said: str, note: str = "") -> str:
    """Return what answers at a number of which a publisher says this; else a voice.

    A short note counts where the kind is a voice, or none is said.
    """
    words = folded(said)
    if words in PLAIN and len(note.split()) <= FEW:
        words = folded(note)
    for kind, named in KINDS.items():
        if named.search(words):
            voice = SPOKEN if kind in NEVER_BY_VOICE else CALLED
            return CALL if voice.search(named.sub(" ", words)) else kind
    return CALL


def is_answered(number: str, said: str, note: str = "") -> bool:
    """Whether somebody can be reached: by voice there is a number, and no n/a."""
    kind = kind_of(said, note)
    voice = kind == CALL
    digits = sum(sign.isdecimal() for sign in number)
    return kind not in OF_MACHINES and (digits > 1 if voice else bool(number.strip()))


def name_of_line(said: str, kind: str) -> str:
    """Return what a publisher calls a line, where that says more than its kind."""
    words = folded(said)
    several = sum(named.search(words) is not None for named in KINDS.values()) > 1
    return said if several or (kind == CALL and words not in PLAIN) else ""


def folded(text: str) -> str:
    """Return words without accents, capitals and what stands between them."""
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(ONE_LETTER)
    bare = "".join(sign for sign in apart if unicodedata.category(sign) not in "Mn Cf")
    return " ".join(re.findall(r"[^\W_]+", bare))
