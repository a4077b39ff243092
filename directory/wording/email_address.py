"""What counts as an e-mail address, for records and for people who vouch."""

import re

LONGEST = 320  # RFC 3696, erratum 1690: 64 for the name, 255 for the host, and "@"
LOCAL_PART = r"[^\s@<>()\[\],;:\\\"]{1,64}"
# What cannot stand in a name of a host, of letters of any script.
HOST_SIGN = r"[^\s@<>()\[\].,;:/?&=%#\\\"]"
FORM = re.compile(f"{LOCAL_PART}@(?:{HOST_SIGN}{{1,63}}\\.)+{HOST_SIGN}{{2,63}}")


def is_email_address(text: str) -> bool:
    """Whether a text is one address that mail can be sent to, and nothing else."""
    return len(text) <= LONGEST and bool(FORM.fullmatch(text)) and text.isprintable()
