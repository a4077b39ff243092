from directory.site.filled_form import FilledForm
from directory.web.search_wish import PLACE, QUERY


def test_a_form_shows_two_boxes_and_keeps_the_rest_unseen():
    fields = {
        "q": ["shelter"],
        "need": ["legal"],
        "exclude": ["mhpss", "fund"],
        "view": ["map"],
    }

    filled = FilledForm.of(fields)

    assert filled == FilledForm(
        words="shelter",
        place="",
        most_words=QUERY.characters,
        most_place=PLACE.characters,
        unseen=(
            ("q_was", "shelter"),
            ("place_was", ""),
            ("exclude", "mhpss"),
            ("exclude", "fund"),
            ("view", "map"),
        ),
        everything=(
            ("q", "shelter"),
            ("need", "legal"),
            ("exclude", "mhpss"),
            ("exclude", "fund"),
            ("view", "map"),
            ("q_was", "shelter"),
            ("place_was", ""),
        ),
    )
