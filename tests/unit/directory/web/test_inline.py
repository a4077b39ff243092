"""What pages carry inside themselves."""

import re

from directory.web.inline import (
    icon_of,
    inline_icon,
    inline_script,
    inline_style,
    script_of,
    style_of,
    written_out,
)

OUTSIDE = re.compile(r'(?:src|href)="(?!/|#|data:)[^"]*"|@import|url\(')


def test_a_style_is_carried_without_remarks_and_gaps(tmp_path):
    path = tmp_path / "a.css"
    path.write_text("/* why */\na {\n  color: red;\n}\n\nb > c { margin: 0 1px }\n")

    assert style_of(path) == "a{color:red}b>c{margin:0 1px}"


def test_a_size_has_a_name_in_the_file_and_none_on_the_page(tmp_path):
    path = tmp_path / "a.css"
    path.write_text(
        ":root { --ink: #000; --gap: 1rem; }\n"
        "@media print { :root { --ink: #fff; } }\n"
        "p { color: var(--ink); margin: 0 var(--gap); }\n"
    )

    assert style_of(path) == (
        ":root{--ink:#000}@media print{:root{--ink:#fff}}"
        "p{color:var(--ink);margin:0 1rem}"
    )


def test_two_styles_are_carried_as_one_and_a_name_of_the_first_serves_both(tmp_path):
    first, second = tmp_path / "a.css", tmp_path / "b.css"
    first.write_text(":root { --gap: 1rem; }\np { margin: var(--gap) }\n")
    second.write_text("/* why */\nb { margin: var(--gap) }\n")

    assert style_of(first, second) == ":root{}p{margin:1rem}b{margin:1rem}"


def test_only_pages_of_those_who_sign_in_carry_their_style(client):
    hers, theirs = client.get("/en/").text, client.get("/en/staff/sign-in").text

    assert ".staff-nav" not in hers
    assert ".staff-nav" in theirs


def test_a_script_is_carried_without_remarks(tmp_path):
    path = tmp_path / "a.js"
    path.write_text('// why\n"use strict";\n\n  const a = "b // c";\n')

    assert script_of(path) == '"use strict";\nconst a = "b // c";'


def test_the_first_page_asks_for_nothing_else(client):
    """But without scripts for one style sheet: whether the cookie came back."""
    page = client.get("/en/").text
    scripted = re.sub("<noscript>.*?</noscript>", "", page)

    assert page.count("<style>") == page.count("<script>") == 1
    assert page.count("stylesheet") == page.count("<noscript>") == 1
    assert "stylesheet" not in scripted
    assert OUTSIDE.findall(page) == []


def test_every_language_is_offered_on_the_first_page(client):
    page = client.get("/en/").text

    assert 'href="/sw/"' in page
    assert 'href="/quc/"' in page


def test_a_name_that_has_two_values_is_carried_and_one_that_has_one_is_not():
    style = ":root{--a:1px;--b:2px}p{--b:3px;margin:var(--a) var(--b)}"

    assert written_out(style) == ":root{--b:2px}p{--b:3px;margin:1px var(--b)}"


def test_a_style_without_names_stays_as_it_is():
    style = "a{color:red}a:hover{color:blue}"

    assert written_out(style) == style


def test_an_icon_is_an_address_that_holds_it(tmp_path):
    path = tmp_path / "icon.svg"
    path.write_bytes(b"<svg/>")

    assert icon_of(path) == "data:image/svg+xml;base64,PHN2Zy8+"


def test_what_a_page_carries_cannot_end_its_element(app):
    with app.test_request_context("/en/"):
        carried = [inline_style(), inline_script(), inline_icon()]

    assert all(carried)
    assert [part for part in carried if "</" in part] == []
