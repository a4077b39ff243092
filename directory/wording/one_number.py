"""What a phone dials of one telephone number as people write it, or nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType, ValidationResult

EXTENSION_WORDS = (
    "extension", "extensión", "extensao", "extensão", "exten", "extn", "ext", "xtn",
    "x", "poste", "anexo", "interno", "int", "ramal", "toestel", "tst", "durchwahl",
    "dw", "kiendelezi", "ugani", "добавочный", "доб", "داخلی", "داخلي", "داخلى",
    "تحويلة", "تحويله", "تحويل", "غځونه",
)  # fmt: skip
EXTENSION_WORD = f"(?:{'|'.join(EXTENSION_WORDS)})"
EXTENSION = re.compile(
    rf"(?<=[\d) ])[ ,;(-]*{EXTENSION_WORD}[ .:=#-]*(?P<extension>\d{{1,11}})\)?$",
    re.IGNORECASE,
)
# What stands before a number and says only that it is one.
ONLY_A_NUMBER = re.compile(
    r"^(?:telephone|téléphone|telefono|teléfono|telefoon|telefone|telephoni|tel|tél|tlf"
    r"|phone|mobile|mob|cell|cel|gsm|simu|essimu|call|هاتف|تلفون|تليفون|تلفن|ټلیفون"
    r"|ټېلېفون|شماره|رقم|☎|☏|✆|📞|📱)[ .:]*(?=[+(\d])",
    re.IGNORECASE,
)
# A remark behind a number, without a digit that could be of it.
REMARK = re.compile(r" *\((?P<remark>[^\d()]{2,80})\)$")
SIGNS = re.compile(r"\(?\+?[\d ().-]+")
INTERNATIONAL = re.compile(r"\(?\+|00(?=[ (-]?[1-9])")
E164 = re.compile(r"\+[1-9]\d{6,14}")
SHORT_CODE = re.compile(r"1\d|[1-9]\d{2,5}|000|116[ -]\d{3}")
# The code of an area, apart: 020 - 123 45 67.
AREA_APART = re.compile(r"^(\(?0\d{1,4}\)?) *- *(?=[\d ]{5})")
# An hour, a day: what people write beside numbers, and what is none.
TIME_OR_DAY = re.compile(
    r"\d\d?[.]\d\d *- *\d\d?[.]\d\d|0\d[03]0 *- *[012]\d[03]0"
    r"|(19|20)\d\d([.-])[01]?\d\2[0-3]?\d|[0-3]?\d([.-])[01]?\d\3(19|20)\d\d"
)
SHORTEST_FULL = 7  # digits: below it, a number is a short code
LONGEST_NATIONAL = 12  # digits
LONGEST_BARE = 10  # digits, without a sign of the trunk before them
TRUNKS = "018"  # what is dialled for it: in most countries, in North America, in Russia
TRUNK = "(0)"  # dialled inside some countries only
AROUND_TRUNK = re.compile(r"^(\(?(?:\+|00)? ?\d{0,3}\)?) ?\(0\) ?")
IN_BRACKETS = re.compile(r"\((\d{1,5})\)(?=(\D*\d){5})")  # and a number behind it
APART = re.compile(r"\d {2,}\d|\d +- *\d|\d- +\d|\.\.|--")
# Nobody promises that these can be dialled in their international form.
ONLY_INSIDE = frozenset(
    {
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.UAN,
    }
)


@dataclass(frozen=True, slots=True)
class Number:
    """One number: ``text`` as it is told, ``dialled`` without the extension.

    What is dialled are the digits that are told; where it is not sure that they are
    one number, nothing is. An international number is told in E.164.
    """

    text: str
    dialled: str = ""
    extension: str = ""
    remark: str = ""

    @property
    def is_full(self) -> bool:
        """Whether it is more than a short code."""
        return is_full(self.dialled)


def read_one(text: str, country: str | None = None) -> Number:
    """Return what a text of plain signs dials, as far as it surely is one number.

    ``country`` (ISO 3166-1) is where it is certain to be a number of, if anywhere.
    """
    bare, extension, remark = ONLY_A_NUMBER.sub("", text.strip()), "", ""
    if found := REMARK.search(bare):
        remark, bare = found["remark"].strip(), bare[: found.start()]
    if found := EXTENSION.search(bare):
        extension, bare = found["extension"], bare[: found.start()].rstrip()
    if not SIGNS.fullmatch(bare) or TIME_OR_DAY.fullmatch(bare):
        return Number(text)
    if INTERNATIONAL.match(bare):
        told = dialled = international(bare)
    else:
        told = dialled = of_country(bare, country) if country else ""
        if not dialled:
            told, dialled = " ".join(bare.split()), national(bare)
    return Number(told, dialled, extension, remark) if dialled else Number(text)


def is_full(dialled: str) -> bool:
    """Whether digits are more than a short code."""
    return len(dialled.removeprefix("+")) >= SHORTEST_FULL


def international(text: str) -> str:
    """Return a number that begins with + or 00, in E.164; empty where it is none."""
    digits = international_digits(text)
    parsed = parsed_number(digits)
    if parsed is None or "+" in text.lstrip("(")[1:]:
        return ""
    if is_loose(text, singles=2) and may_end_early(text):
        return ""
    written = phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
    if phonenumbers.is_valid_number(parsed):
        return written
    # Known to nobody, but as long as one must be: told and dialled as it stands.
    as_it_stands = "+" in text and TRUNK not in text and written == digits
    if any(map(phonenumbers.is_valid_number, beginnings(text))):
        return ""
    return digits if as_it_stands and is_possible(parsed) else ""


def of_country(text: str, country: str) -> str:
    """Return a national number of a country in E.164, where it can be dialled so."""
    digits = digits_of(text)
    parsed = parsed_number(digits, country)
    if parsed is None or len(digits) < SHORTEST_FULL or is_loose(text):
        return ""
    if not phonenumbers.is_valid_number_for_region(parsed, country):
        return ""
    if phonenumbers.number_type(parsed) in ONLY_INSIDE:
        return ""
    return phonenumbers.format_number(parsed, PhoneNumberFormat.E164)


def national(text: str) -> str:
    """Return the digits of a number without its country; empty for what may be two."""
    digits = digits_of(text)
    if SHORT_CODE.fullmatch(text):
        return digits
    if not SHORTEST_FULL <= len(digits) <= LONGEST_NATIONAL or "+" in text:
        return ""
    # So long without a plus, it may begin with the code of a country: 256 414 000000.
    may_be_abroad = len(digits) > LONGEST_BARE and digits[0] not in TRUNKS
    return "" if may_be_abroad or is_loose(text) or has_a_tail(text) else digits


def is_loose(text: str, singles: int = 1) -> bool:
    """Whether the groups of a number may be several: a code, a line, a second number.

    Brackets hold the code of an area and stand before the number; a digit may stand
    alone among the first groups, ``singles`` of them.
    """
    text = AREA_APART.sub(r"\1 ", AROUND_TRUNK.sub(r"\1 ", text).strip())
    if text.startswith("(+"):
        text = text[1:].replace(")", " ", 1)
    bare = IN_BRACKETS.sub(r" \1 ", text, count=1)
    groups = re.findall(r"\d+", text)
    return (
        not {"(", ")"}.isdisjoint(bare)
        or APART.search(text) is not None
        or any(len(group) == 1 for group in groups[singles:])
        or all(re.fullmatch(r"[19]\d\d", group) for group in groups)
        or begins_with_a_code(groups)
        or any(
            len(one) > 6 or (len(one) > 5 and len(two) < 4)
            for one, two in pairwise(groups)
        )
    )


def has_a_tail(text: str) -> bool:
    """Whether two digits stand behind what looks like a whole number by itself."""
    lengths = [len(group) for group in re.findall(r"\d+", text)]
    pairs = lengths == [2] * len(lengths)
    if pairs:
        return len(lengths) > 4 and not text.startswith("0")
    return len(lengths) > 2 and lengths[-1] == 2 and lengths[-2] > 2


def begins_with_a_code(groups: list[str]) -> bool:
    """Whether a line of the police stands before what is a number by itself."""
    code = re.fullmatch("11[0-9]|911|999|000", groups[0])
    return code is not None and len("".join(groups[1:])) >= SHORTEST_FULL


def may_end_early(text: str) -> bool:
    """Whether the first groups alone could be an international number."""
    return any(map(is_possible, beginnings(text)))


def beginnings(text: str) -> Iterator[phonenumbers.PhoneNumber]:
    """Yield what the first groups of an international number are by themselves."""
    ends = [found.end() for found in re.finditer(r"\d+", text)]
    for end in ends[:-1]:
        if start := parsed_number(international_digits(text[:end])):
            yield start


def international_digits(text: str) -> str:
    """Return the digits behind + or 00, with a plus."""
    start = INTERNATIONAL.match(text)
    return f"+{digits_of(text[start.end() :] if start else text)}"


def digits_of(text: str) -> str:
    """Return the digits alone."""
    return "".join(re.findall(r"\d", text))


def parsed_number(
    digits: str, country: str | None = None
) -> phonenumbers.PhoneNumber | None:
    """Return a number that the plans of numbers know how to read, if they do."""
    try:
        return phonenumbers.parse(digits, country)
    except phonenumbers.NumberParseException:
        return None


def is_known(dialled: str) -> bool:
    """Whether an international number is one of those that its country gives out."""
    number = parsed_number(dialled) if dialled.startswith("+") else None
    return number is not None and phonenumbers.is_valid_number(number)


def is_possible(number: phonenumbers.PhoneNumber) -> bool:
    """Whether a number is as long as those of its country are."""
    reason = phonenumbers.is_possible_number_with_reason(number)
    return bool(reason == ValidationResult.IS_POSSIBLE)
