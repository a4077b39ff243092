"""Addresses without their scheme are made whole; others are left alone."""

import pytest

from directory.hsds.schema.address_forms import mail_addresses, with_scheme


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("www.example.org", "https://www.example.org"),
        ("example.org/a?b=c", "https://example.org/a?b=c"),
        ("//example.org", "https://example.org"),
        ("example.org:8080/x", "https://example.org:8080/x"),
        ("http:/example.org", "http://example.org"),
        ("http//example.org", "http://example.org"),
        ("https:example.org", "https://example.org"),
        ("http://https://example.org", "https://example.org"),
        ("例え.jp", "https://例え.jp"),
        ("مثال.إيران/x", "https://مثال.إيران/x"),
        ("example", ""),
        ("N/A", ""),
        ("none", ""),
        ("info@example.org", ""),
        ("ftp://example.org", ""),
        ("javascript:alert(1)", ""),
        ("see www.example.org", ""),
        ("10.0.0.1", ""),
    ],
)
def test_an_address_is_made_whole_or_is_none(written, whole):
    assert with_scheme(written) == whole


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("a@b.example", ["a@b.example"]),
        ("mailto:a@b.example?subject=x", ["a@b.example"]),
        ("Desk <a@b.example>", ["a@b.example"]),
        ("a@b.example; c@d.example", ["a@b.example", "c@d.example"]),
        ("a@b.example or c@d.example", ["a@b.example", "c@d.example"]),
        ("a@b.example / c@d.example", ["a@b.example", "c@d.example"]),
        ("write to us", ["write", "to", "us"]),
        ("", []),
    ],
)
def test_mail_addresses_are_found(written, found):
    assert mail_addresses(written) == found
