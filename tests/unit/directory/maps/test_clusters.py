import pytest

from directory.maps.clusters import APART, Cluster, clusters_of, nearest
from directory.maps.frame import Frame
from directory.search_port import KM_PER_DEGREE, Box, Cell

# A degree is a hundred units here, so that a tenth of one is ten.
FRAME = Frame(latitude=0.0, longitude=0.0, units_per_km=100 / KM_PER_DEGREE)
MIDDLE = Cell(0.05, 0.05, 4)


def test_the_middle_of_a_cluster_leans_to_where_more_is():
    cluster = Cluster([Cell(0.0, 1.0, 3), Cell(0.4, 2.0, 1)])

    middle = cluster.latitude, cluster.longitude

    assert cluster.count == 4
    assert middle == pytest.approx((0.1, 1.25))


@pytest.mark.parametrize(
    ("cells", "box"),
    [
        ([Cell(34.35, 62.25, 1)], Box(34.3, 62.2, 34.4, 62.3)),
        (
            [Cell(34.35, 62.25, 1), Cell(34.55, 62.05, 1)],
            Box(34.3, 62.0, 34.6, 62.3),
        ),
        ([Cell(-0.05, -0.05, 1)], Box(-0.1, -0.1, 0.0, 0.0)),
        ([Cell(-33.95, -70.65, 1)], Box(-34.0, -70.7, -33.9, -70.6)),
    ],
)
def test_pressing_a_spot_asks_for_whole_cells(cells, box):
    assert Cluster(cells).box == box


@pytest.mark.parametrize(
    ("units", "spots"), [(0, 1), (APART - 1, 1), (APART + 1, 2), (APART * 2, 2)]
)
def test_two_spots_are_a_finger_apart(units, spots):
    beside = Cell(0.05, 0.05 + units / 100, 1)

    clusters = clusters_of([MIDDLE, beside], FRAME)

    assert len(clusters) == spots
    assert sum(cluster.count for cluster in clusters) == 5


def test_the_fullest_cell_gathers_the_others():
    fullest, left, right = Cell(0, 0, 9), Cell(0, -0.3, 2), Cell(0, 0.3, 1)

    clusters = clusters_of([right, left, fullest], FRAME)

    assert clusters == [Cluster([fullest, left, right])]


def test_what_lies_outside_is_in_no_spot():
    outside = [Cell(1.7, 0, 8), Cell(0, -1.9, 8), Cell(34.35, 62.25, 8)]

    assert clusters_of([*outside, MIDDLE], FRAME) == [Cluster([MIDDLE])]


def test_a_cell_belongs_to_the_nearest_of_those_it_touches():
    left, right = Cluster([Cell(0, -0.3, 1)]), Cluster([Cell(0, 0.2, 1)])

    found = nearest([left, right], FRAME, Cell(0, 0, 1))

    assert found is right
    assert nearest([], FRAME, MIDDLE) is None
