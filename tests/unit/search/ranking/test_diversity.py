from search.ranking.diversity import diversify


def test_a_doubtful_need_comes_before_the_third_listing_of_a_sure_one():
    order = diversify([1.0, 1.0, 1.0, 0.9], [0, 0, 0, 1], [True] * 4)

    assert order.tolist() == [0, 1, 3, 2]


def test_what_is_known_stays_before_what_was_not_stated():
    order = diversify([1.0, 1.0, 0.9, 0.9], [0, 0, 0, 1], [True, True, False, False])

    assert order.tolist() == [0, 1, 3, 2]


def test_one_need_alone_keeps_its_order_and_only_the_front_takes_turns():
    many = 400

    assert diversify([1.0] * many, [0] * many, [True] * many).tolist() == list(
        range(many)
    )
    assert diversify([1.0] * many, [0] * 399 + [1], [True] * many)[-1] == 399
