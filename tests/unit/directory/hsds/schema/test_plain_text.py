"""HTML that publishers write becomes text; text that looks like it stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.hsds.schema.plain_text import HTML, plain_text
from directory.hsds.schema.validation import validate
from tests.unit.directory.hsds.import_samples import an_id, make_record

CASES = [
    ("<p>Free <strong>legal help</strong> for women&nbsp;&amp; girls.</p>"
     "<ul><li>Court</li><li>Police</li></ul><br/>Call us",
     "Free legal help for women & girls.\nCourt\nPolice\nCall us"),
    ("<UL>\n <LI>A\n <LI>B\n</UL>", "A\nB"),
    ("<ol><li>One<ul><li>Inner</li></ul></li></ol>", "One\nInner"),
    ("a<br>\nb<br/>c<BR />d", "a\nb\nc\nd"),
    ("<p>Free\n   legal\n help</p>\n\n<p>Two</p>", "Free legal help\nTwo"),
    ("<h2>Title</h2>Text<hr>more", "Title\nText\nmore"),
    ("<table><tr><td>Mon</td><td>9-5</td></tr><tr><td>Tue</td><td>10</td></tr></table>",
     "Mon 9-5\nTue 10"),
    ("<script>alert(1)</script>ok<style>p{}</style>!", "ok!"),
    ("before<script src=x>never ends", "before"),
    ("<!-- hidden -->seen<!-- open", "seen open"),
    ("<!DOCTYPE html><html><head><title>x</title></head><body>Help</body></html>",
     "Help"),
    ("<![CDATA[text <b>x</b>]]>", "text x"),
    ("<o:p>&nbsp;</o:p>Word<o:p></o:p>", "Word"),
    ('<a title="a>b" href="x">y</a>', "y"),
    ('<a href="https://x.example/p">Here</a>', "Here (https://x.example/p)"),
    ('<a href="https://x.example/">x.example</a>', "x.example"),
    ('<a href="mailto:a@b.example">Write</a>', "Write (a@b.example)"),
    ('<a href="tel:+256700000001">Call</a>', "Call (+256700000001)"),
    ('<a href="tel:+256700000001">0700 000 001</a>', "0700 000 001"),
    ('<a href="javascript:alert(1)">Call</a>', "Call"),
    ("<img src=x onerror=alert(1)>hi", "hi"),
    ("&lt;p&gt;Free&lt;/p&gt; &amp;amp; more", "Free\n& more"),
    ("&amp;lt;b&amp;gt;x&amp;amp;nbsp;y", "x y"),
    ("caf&eacute; &#233; &#xE9; &rsquo; &#146;", "café é é ’ ’"),
    ("<p dir='rtl'>&#1606;&zwnj;ی</p>", "ن\u200cی"),
    ("<p>نساء</p><p>زنان</p>", "نساء\nزنان"),
    ("soft&shy;ly", "softly"),
]  # fmt: skip
STAYS = [
    "5 < 6 and 7 > 6",
    "if x<y then z>w",
    "<3 women",
    "x <b",
    "mail <info@example.org> now",
    "<https://example.org/>",
    "<name of your town>",
    "Q&A, AT&T, a&b; &copy 2020 &bogus;",
    "https://x.example/?a=1&copy=2",
    "line one\nline two\n\nline four",
    "Men & women",
]


@pytest.mark.parametrize(("html", "text"), CASES)
def test_html_becomes_text(html, text):
    assert plain_text(html) == text


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_html_stays_as_it_is(text):
    assert plain_text(text) == text


def test_lines_stay_where_only_an_entity_is_read():
    assert plain_text("one\ntwo &amp; three") == "one\ntwo & three"


@given(st.lists(st.sampled_from([f"<{t}>" for t in sorted(HTML)] + [
    "</p>", "</a>", "<!--", "-->", "&lt;", "&amp;", "&gt;", "<a href=x>", "5 < 6", " ",
    "\n", "x", "<p", '"', "'",
])))  # fmt: skip
def test_whatever_is_written_no_tag_is_left(pieces):
    text = plain_text("".join(pieces) + "end")

    assert not [name for name in HTML if f"<{name}>" in text]


@pytest.mark.parametrize(
    "piece", ["<a ", "<!--", "<a href='", "<script>", "&amp;", "<"]
)
def test_a_long_text_takes_no_time(piece):
    assert len(plain_text(piece * 20_000)) <= 200_000


def test_html_is_read_in_every_text_and_translation():
    html = "<p>Law &amp; help</p>"
    record = make_record(
        name=html, description=html, fees=html, alert=html, application_process=html,
        translations=[{"language": "fr", "name": html, "description": html}],
        phones=[{"id": an_id(1), "number": "<b>1</b>", "description": html}],
        schedules=[{"id": an_id(2), "opens_at": "09:00", "description": html}],
    )  # fmt: skip
    record["organization"] |= {"name": html, "description": html}
    place = record["service_at_locations"][0]["location"]
    place |= {"name": html, "description": html, "transportation": html}
    place["addresses"][0]["address_1"] = html
    place["accessibility"] = [{"id": an_id(3), "description": html}]

    result = validate(record)

    told = str(result.record.as_json())
    assert (result.errors, result.warnings) == ((), ())
    assert told.count("Law & help") == 16
    assert "<" not in told
    assert "&amp;" not in told
