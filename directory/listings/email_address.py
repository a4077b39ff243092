"""What counts as an e-mail address, for records and for people who vouch."""

import re

LONGEST = 320  # RFC 3696, erratum 1690: 64 for the name, 255 for the host, and "@"
FORM = re.compile(
    r"[^\s@<>()\[\],;:\\\"]{1,64}@(?:[^\s@<>.,;:/\\\"]{1,63}\.)+[^\s@<>.,;:/\\\"]{2,63}"
)


def is_email_address(text: str) -> bool:
    """Whether a text is one address that mail can be sent to, and nothing else."""
    return len(text) <= LONGEST and bool(FORM.fullmatch(text)) and text.isprintable()
