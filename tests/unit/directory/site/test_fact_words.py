import pytest

from directory.listings.vocabulary import Affiliation, ReviewState
from directory.site.fact_words import affiliation_label, facts_in_words, review_note

pytestmark = pytest.mark.usefixtures("reading")


@pytest.mark.parametrize(
    ("code", "value", "words"),
    [
        ("abroad", "yes", ["The help is given abroad."]),
        ("abroad", "", ["The help is given abroad."]),
        ("abroad", " No ", []),
        ("abroad", "false", []),
        ("accepts_gender", "women", ["For women only"]),
        ("accepts_gender", "all", ["For people of every gender"]),
        ("accepts_gender", "men", []),
        ("accepts_language", "*", ["You may write in any language."]),
        ("accepts_language", "fa-AF", ["You may write in: Dari"]),
        ("accepts_language", "xx", ["You may write in: xx"]),
        ("apply_from", "inside", ["You apply from inside your country."]),
        ("apply_from", "outside", ["You apply from outside your country."]),
        ("apply_from", "everywhere", []),
        ("application_deadline", "rolling", ["You may apply at any time."]),
        ("application_deadline", "2026-12-01", ["Apply until: December 1, 2026"]),
        ("application_deadline", "2026-02-30", ["Apply until: 2026-02-30"]),
        ("application_deadline", "in spring", ["Apply until: in spring"]),
        ("decision_time_days", "30", ["A decision takes about 30 days."]),
        ("greatest_number_of_children", "3", ["Children: at most 3"]),
        ("response_time_hours", "1500", ["A first answer comes within 1,500 hours."]),
        ("response_time_hours", "24-48", ["A first answer comes within 24-48 hours."]),
        ("term", "mid", ["A longer stay: months."]),
        ("term", "long", []),
        ("internal_note", "secret", []),
        ("asks_guardian", "yes", ["A male guardian is asked for"]),
        ("asks_guardian", "no", ["No male guardian is asked for"]),
        ("asks_id", "perhaps", []),
        ("keeps_phone", "", ["Your phone is taken while you stay"]),
        ("boys_up_to_age", "12", ["Boys up to the age of 12"]),
        ("boys_up_to_age", "0", ["Boys cannot come"]),
        ("boys_up_to_age", "18", []),
    ],
)
def test_a_fact_is_a_sentence_or_nothing(code, value, words):
    assert facts_in_words([(code, value)], "en") == words


@pytest.mark.parametrize("value", ["²", "٣", "-1", "1.5", "9" * 5000, "about ten"])
def test_what_is_no_whole_number_is_told_as_it_is_written(value):
    told = facts_in_words([("greatest_number_of_children", value)], "en")

    assert told == [f"Children: at most {value}"]


@pytest.mark.parametrize(
    ("code", "begin"),
    [
        ("amount", "Amount:"),
        ("caution", "Take care:"),
        ("consular_city", "Also sees people in"),
        ("length", "For how long:"),
        ("next_outreach_visit", "Next visit:"),
        ("who_may_apply", "For whom:"),
    ],
)
def test_words_of_others_are_marked_as_theirs_and_do_nothing(code, begin):
    told = facts_in_words([(code, "<b>Kabul</b>")], "fr")

    assert told == [f'{begin} <bdi lang="fr">&lt;b&gt;Kabul&lt;/b&gt;</bdi>']


def test_a_warning_comes_first_and_nothing_is_told_twice():
    facts = [
        ("term", "short"),
        ("response_time_hours", "2"),
        ("reference_only", "yes"),
        ("term", "short"),
        ("caution", "Do not call at night."),
    ]

    told = facts_in_words(facts, "en")

    assert told == [
        'Take care: <bdi lang="en">Do not call at night.</bdi>',
        "A short stay: days to weeks.",
        "A first answer comes within 2 hours.",
        "This is a text to know and quote, not an office that answers.",
    ]


@pytest.mark.parametrize(
    ("affiliation", "words"),
    [
        (Affiliation.INDEPENDENT, "Independent of government, parties and religion"),
        (Affiliation.RELIGIOUS, "Belongs to a religious body"),
        (Affiliation.GOVERNMENT, "Belongs to a government"),
        (Affiliation.POLITICAL, "Belongs to a political party or movement"),
        (Affiliation.INTERGOVERNMENTAL, "Belongs to an organization of states"),
    ],
)
def test_it_is_told_whom_an_organization_belongs_to(affiliation, words):
    assert affiliation_label(affiliation) == words


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (
            ReviewState.MACHINE,
            "A machine has translated this text, and nobody has checked it.",
        ),
        (ReviewState.UNREVIEWED, "Nobody has checked this translation yet."),
        (ReviewState.ORIGINAL, ""),
        (ReviewState.REVIEWED, ""),
    ],
)
def test_it_is_told_how_far_a_text_can_be_trusted(state, words):
    assert review_note(state) == words
