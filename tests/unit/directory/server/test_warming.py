from directory.server.warming import SEARCH, warm


def test_a_page_of_results_and_an_answer_of_the_api_are_made_before_anybody_asks(
    app, finder
):
    warm(app)

    asked = [(wish.q, wish.place) for wish in finder.asked]
    assert asked == [(SEARCH["q"], SEARCH["place"])] * 2
