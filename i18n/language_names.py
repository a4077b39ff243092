"""Languages as people say them, where CLDR has no name or one that nobody uses.

Each reader finds a name in her script and language; names that are alike in all
languages of Latin letters stand once.
"""

from babel import Locale

from i18n.languages import LANGUAGES

# These have no pages of ours, and are greeted by their own names.
OWN_NAMES = {"kek": "Q’eqchi’", "mam": "Mam", "quc": "K’iche’"}
LATIN_NAMES = {
    "acr": "Achi", "ach": "Acholi", "bsh": "Kati", "caa": "Ch’orti’",
    "cab": "Garífuna", "cak": "Kaqchikel", "cgg": "Rukiga", "gwt": "Gawar-Bati",
    "haz": "Hazaragi", "itz": "Itza’", "ixl": "Ixil", "jbn": "Nafusi",
    "kdj": "Ngakarimojong", "kek": "Q’eqchi’", "kjb": "Q’anjob’al", "laj": "Lango",
    "lg": "Luganda", "lgg": "Lugbara", "luo": "Luo", "luy": "Luhya", "mam": "Mam",
    "mas": "Maasai", "mhi": "Ma’di", "nyf": "Giriama", "nyn": "Runyankole",
    "nyo": "Runyoro", "pkb": "Pokomo", "poh": "Poqomchi’", "psi": "Pashai",
    "quc": "K’iche’", "rel": "Rendille", "rn": "Kirundi", "teo": "Ateso",
    "thv": "Tamahaq", "ttj": "Rutooro", "tuq": "Tedaga", "tuv": "Turkana",
    "tzj": "Tz’utujil", "xog": "Lusoga",
}  # fmt: skip
# Languages whose own names for languages begin with small letters.
SMALL_LETTERS = frozenset({"fr", "es"})
# Where these prefix a name, as Swahili does with Ki-, they have their own table below.
LATIN_READERS = frozenset({"en", "fr", "es", "nl"})
SAID_NAMES: dict[str, dict[str, str]] = {
    "ar": {
        "acr": "الأتشي", "ach": "الأتشولية", "bsh": "الكاتية", "caa": "التشورتي",
        "cab": "الغاريفونا", "cak": "الكاقتشيكيل", "cgg": "الروكيغا",
        "gwt": "الغواربتية", "haz": "الهزارية", "itz": "الإيتزا", "ixl": "الإيشيل",
        "jbn": "النفوسية", "kdj": "الكاراموجونغ", "kek": "القيقتشي",
        "kjb": "القنجوبال", "laj": "اللانغو", "lg": "اللوغندية", "lgg": "اللوغبارا",
        "mam": "المام", "mhi": "المادي", "nyf": "الغيرياما", "nyn": "الرونيانكولي",
        "nyo": "الرونيورو", "pkb": "البوكومو", "poh": "البوقومتشي",
        "psi": "الباشايية", "quc": "الكيتشي", "rel": "الرنديلي", "rn": "الكيروندية",
        "teo": "الأتيسو", "thv": "التماهق", "ttj": "الروتورو", "tuq": "التيداغا",
        "tuv": "التوركانا", "tzj": "التسوتوهيل", "xog": "اللوسوغا",
    },
    "fa-AF": {
        "acr": "اچی", "ach": "اچولی", "bsh": "کاتی", "caa": "چورتی",
        "cab": "گاریفونا", "cak": "کاقچیکل", "cgg": "روکیگا", "gwt": "گواربتی",
        "haz": "هزارگی", "itz": "ایتزا", "ixl": "ایشیل", "jbn": "نفوسی",
        "kdj": "کاراموجونگ", "kek": "قیقچی", "kjb": "قنجوبال", "laj": "لانگو",
        "lg": "لوگندا", "lgg": "لوگبارا", "mam": "مام", "mhi": "مادی",
        "nyf": "گیریاما", "nyn": "رونیانکوله", "nyo": "رونیورو", "pkb": "پوکومو",
        "poh": "پوقومچی", "psi": "پشه‌یی", "quc": "کیچه", "rel": "رندیله",
        "rn": "کیروندی", "teo": "اتیسو", "thv": "تماهق", "ttj": "روتورو",
        "tuq": "تیداگا", "tuv": "تورکانا", "tzj": "تسوتوهیل", "xog": "لوسوگا",
    },
    "ps": {
        "acr": "اچي", "ach": "اچولي", "bsh": "کاتي", "caa": "چورتي",
        "cab": "ګاریفونا", "cak": "کاقچیکل", "cgg": "روکیګا", "fa-AF": "دري",
        "gwt": "ګواربتي", "haz": "هزارګي", "itz": "ایتزا", "ixl": "ایشیل",
        "jbn": "نفوسي", "kdj": "کاراموجونګ", "kek": "قیقچي", "kjb": "قنجوبال",
        "laj": "لانګو", "lg": "لوګندا", "lgg": "لوګبارا", "mam": "مام",
        "mhi": "مادي", "nyf": "ګیریاما", "nyn": "رونیانکوله", "nyo": "رونیورو",
        "pkb": "پوکومو", "poh": "پوقومچي", "psi": "پشه‌یي", "quc": "کیچه",
        "rel": "رندیله", "rn": "کیروندي", "teo": "اتیسو", "thv": "تماهق",
        "ttj": "روتورو", "tuq": "تیداګا", "tuv": "تورکانا", "tzj": "تسوتوهیل",
        "xog": "لوسوګا",
    },
    "sw": {
        "ach": "Kiacholi", "bal": "Kibaluchi", "fa-AF": "Kidari", "haz": "Kihazara",
        "kdj": "Kikaramojong", "laj": "Kilango", "lgg": "Kilugbara", "mhi": "Kimadi",
        "nyf": "Kigiriama", "pkb": "Kipokomo", "psi": "Kipashai", "rel": "Kirendille",
        "teo": "Kiteso", "ttj": "Kitooro", "tuv": "Kiturkana",
    },
    "rn": {
        "fa-AF": "Ikidari", "lg": "Ikiganda", "ps": "Igipashto", "sw": "Igiswahili",
    },
    "lg": {
        "cgg": "Olukiga", "en": "Olungereza", "fa-AF": "Oludari", "fr": "Olufalansa",
        "laj": "Olulango", "lgg": "Olulugbara", "luo": "Olujaluo", "mhi": "Olumadi",
        "nyn": "Olunyankole", "nyo": "Olunyoro", "ps": "Olupasto", "rn": "Olurundi",
        "rw": "Olunyarwanda", "so": "Olusomali", "sw": "Oluswayiri", "teo": "Oluteso",
        "ttj": "Olutooro", "xog": "Olusoga",
    },
}  # fmt: skip


def name_said(tag: str, reader: str) -> str:
    """Return what people who read a language (our tag) call another, if we know."""
    if name := SAID_NAMES.get(reader, {}).get(tag):
        return name
    if reader not in LATIN_READERS:
        return ""
    name = LATIN_NAMES.get(tag, "")
    return name.lower() if reader in SMALL_LETTERS else name


def name_in_latin(tag: str) -> str:
    """Return the English name of a language in Latin letters; empty if it has none."""
    return LATIN_NAMES.get(tag) or Locale("en").languages.get(tag) or ""


def own_name(tag: str) -> str:
    """Return what speakers of a language call it, for those that we know."""
    return LANGUAGES[tag].endonym if tag in LANGUAGES else OWN_NAMES.get(tag, "")
