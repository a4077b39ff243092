"""What pages carry inside themselves."""

import re

from directory.web.inline import script_of, style_of

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


def test_a_script_is_carried_without_remarks(tmp_path):
    path = tmp_path / "a.js"
    path.write_text('// why\n"use strict";\n\n  const a = "b // c";\n')

    assert script_of(path) == '"use strict";\nconst a = "b // c";'


def test_the_first_page_asks_for_nothing_else(client):
    page = client.get("/en/").text

    assert page.count("<style>") == page.count("<script>") == 1
    assert "stylesheet" not in page
    assert OUTSIDE.findall(page) == []


def test_every_language_is_offered_on_the_first_page(client):
    page = client.get("/en/").text

    assert 'href="/sw/"' in page
    assert 'href="/quc/"' in page
