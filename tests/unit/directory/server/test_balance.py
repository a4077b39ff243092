import os

from directory.server.balance import Balance


def test_who_has_most_leaves_the_next_to_another():
    balance = Balance(3)
    places = [balance.take_place() for _process in range(3)]

    for place, count in zip(places, (2, 1, 1), strict=True):
        balance.tell(place, count)

    assert [balance.is_busiest(place) for place in places] == [True, False, False]


def test_a_process_that_is_alone_or_not_yet_ready_keeps_nobody_waiting():
    balance = Balance(3)
    alone = balance.take_place()
    balance.tell(alone, 700)

    balance.take_place()  # of one that still starts

    assert not balance.is_busiest(alone)


def test_one_that_ended_is_forgotten_and_its_place_given_again():
    balance = Balance(3)
    first, second = balance.take_place(), balance.take_place()
    balance.tell(first, 0)
    balance.tell(second, 5)

    balance.leave_place(first)

    assert not balance.is_busiest(second)
    assert balance.take_place() == first


def test_more_processes_than_places_share_the_last():
    balance = Balance(1)

    assert [balance.take_place() for _process in range(5)] == [0, 1, 2, 3, 3]


def test_what_a_child_writes_its_parent_reads():
    balance = Balance(3)
    place = balance.take_place()

    child = os.fork()
    if not child:
        balance.tell(place, 42)
        os._exit(0)
    os.waitpid(child, 0)

    assert balance.of(place) == 42
