"""Whose a mail domain is: one name for each organization, and which are nobody's."""

import unicodedata
from functools import cache

from publicsuffixlist import PublicSuffixList

from directory.errors import InvalidInputError
from directory.listings.folded_text import fold_text
from directory.vetting.word_list import read_lines

PUNYCODE = "xn--"
# Latin letters and digits that pass for one another in an address.
LOOK_ALIKE_RUNS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
LOOK_ALIKE_SIGNS = str.maketrans("01i", "oll", "-_")
# Scripts that one language writes together.
JAPANESE = {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"}
WRITTEN_TOGETHER = (JAPANESE, {"CJK", "HANGUL"})


def organization_of(address: str) -> str:
    """Return the domain that an organization registered, in its own script.

    ``address`` is lower case. Raises InvalidInputError for a domain that is nobody's:
    a public suffix, a free mail service, or one that mixes scripts to look like
    another.
    """
    domain = address.rpartition("@")[2]
    labels = [decoded(label) for label in domain.split(".")]
    if any(mixes_scripts(label) for label in labels):
        raise refused(f"{address}: {domain} mixes letters of several scripts.")
    registered = suffixes().privatesuffix(".".join(labels))
    if registered is None:
        raise refused(f"{address}: {domain} is no domain of one organization.")
    if is_free_mail(registered):
        raise refused(
            f"{address}: {domain} gives addresses to anyone; the address that a vetter "
            "has at her organization is meant."
        )
    return str(registered)


def refused(sentence: str) -> InvalidInputError:
    """Return the error for an address that nobody can vet with."""
    return InvalidInputError(sentence, "vetted_by")


def decoded(label: str) -> str:
    """Return a label of a domain in its own script; as it is, if it cannot be read."""
    if not label.startswith(PUNYCODE):
        return unicodedata.normalize("NFKC", label).lower()
    try:
        return label.removeprefix(PUNYCODE).encode().decode("punycode").lower()
    except UnicodeError:
        return label


def mixes_scripts(label: str) -> bool:
    """Whether the letters of a label are of scripts that no language mixes."""
    scripts = {
        unicodedata.name(sign, "UNKNOWN").split()[0] for sign in label if sign.isalpha()
    }
    return len(scripts) > 1 and not any(scripts <= those for those in WRITTEN_TOGETHER)


@cache
def suffixes() -> PublicSuffixList:
    """Return the endings below which domains are registered.

    Those of ICANN alone: the sites of one host (blogs, pages) are no organizations.
    """
    return PublicSuffixList(only_icann=True)


def is_free_mail(registered: str) -> bool:
    """Whether a domain is a mail service's that is open to all, or looks like one."""
    return registered in free_mail() or likeness(registered) in free_names()


@cache
def free_mail() -> frozenset[str]:
    """Return the domains of such services, and names that stand under many endings."""
    return read_lines("free_mail.txt")


@cache
def free_names() -> frozenset[str]:
    """Return what the names among them look like."""
    return frozenset(likeness(name) for name in free_mail() if "." not in name)


def likeness(domain: str) -> str:
    """Return what is alike for domains that look alike: the name without its ending."""
    name = fold_text(domain.partition(".")[0]).latin
    for run, looks in LOOK_ALIKE_RUNS:
        name = name.replace(run, looks)
    return name.translate(LOOK_ALIKE_SIGNS)
