import json

from i18n.sentences import sentences_in

ASKED = ("languages", "sheet", "--language")


def test_a_sheet_is_a_page_with_english_beside_and_room_to_write(panah, tmp_path):
    target = tmp_path / "sheet.html"

    ended = panah(*ASKED, "fa-AF", "--to", str(target))

    page, first = target.read_text("utf-8"), sentences_in("fa-AF")[0]
    assert ended == (0, f"60 sentences are in {target}.\n", "")
    assert page.count("<tr><td>") == 60
    assert (
        f"<tr><td>1</td><td>{first.english}</td>"
        f'<td lang="fa-AF" dir="rtl">{first.translation}</td><td></td></tr>' in page
    )


def test_a_sheet_is_text_where_nothing_else_is_asked(panah):
    status, out, err = panah(*ASKED, "rn")

    last = sentences_in("rn")[-1]
    assert (status, err) == (0, "")
    assert out.endswith(f"60. {last.english}\n   {last.translation}\n")


def test_a_sheet_is_told_to_programs(panah):
    status, out, err = panah(*ASKED, "LG", "--json")

    told = json.loads(out)
    assert (status, err, told["language"], told["file"]) == (0, "", "lg", None)
    assert told["sentences"][0] == {
        "number": 1,
        "english": sentences_in("lg")[0].english,
        "translation": sentences_in("lg")[0].translation,
    }


def test_a_language_without_a_catalogue_is_refused_with_those_there_are(panah):
    status, out, err = panah(*ASKED, "en")

    assert (status, out) == (2, "")
    assert "'en' is not one of 'fr', 'es'" in err
    assert err.count("\n") == 1


def test_a_place_where_nothing_can_be_written_is_named(panah):
    ended = panah(*ASKED, "nl", "--to", "/nowhere/sheet.txt")

    assert ended == (1, "", "panah: /nowhere/sheet.txt: No such file or directory.\n")
