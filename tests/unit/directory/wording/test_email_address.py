import pytest

from directory.wording.email_address import is_email_address

HOST = ".".join(["h" * 60] * 4) + ".example"


@pytest.mark.parametrize(
    "text",
    [
        "desk@help.example",
        "o'hara+night@help.example",
        "مکتب@مثال.افغانستان",
        f"{'a' * 64}@help.example",
        f"{'a' * 64}@{HOST}",
    ],
)
def test_an_address_that_mail_can_be_sent_to(text):
    assert is_email_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "desk",
        "desk@help",
        "desk@.example",
        "desk@help..example",
        "desk@help.example.",
        "@help.example",
        "a@b@help.example",
        "desk @help.example",
        "desk@help.example\n",
        "desk@help.example\nBcc: spy@evil.example",
        "Desk <desk@help.example>",
        "desk@help.example,spy@evil.example",
        "desk@help.example;spy@evil.example",
        "mailto:desk@help.example",
        '"desk"@help.example',
        "desk@[192.0.2.1]",
        "desk@[192.0.2.1].example",
        "desk@help.example?subject=hello",
        "desk@help.example%0a",
        "de\u202esk@help.example",
        "de\u200bsk@help.example",
        f"{'a' * 65}@help.example",
        f"desk@{'h' * 64}.example",
        f"{'a' * 64}@{HOST}{HOST}",
    ],
)
def test_what_is_no_address_or_more_than_one(text):
    assert not is_email_address(text)
