import json

import pytest

from directory.hsds.draft.context import Identities
from directory.hsds.draft.service import draft_record
from directory.hsds.prepare import prepare
from directory.hsds.problems import NumberedRecord
from directory.hsds.resolve.resolution import Resolution
from directory.hsds.schema.main_objects import Service
from directory.listings.models import ServiceArea
from tests.unit.directory.hsds.import_samples import an_address, an_id, make_record

PLACE = "service_at_locations[0].location"
UGANDAN = [{"id": an_id(10), "number": "+256 700 000 001"}]
GULU = [[31.9, 2.4], [32.7, 2.4], [32.7, 3.1], [31.9, 3.1], [31.9, 2.4]]


def placed(point, phones=(), **address):
    """Return a record with one place."""
    record = make_record(phones=list(phones))
    place = record["service_at_locations"][0]["location"]
    place |= dict(zip(("latitude", "longitude"), point, strict=True))
    place["addresses"] = [an_address(**address)]
    return record


def resolve(reference, record):
    resolution = Resolution(reference.areas, reference.extents)
    return resolution.apply(Service.model_validate(record)), resolution.notes


def point_of(record):
    place = record.service_at_locations[0].location
    return place.latitude, place.longitude


@pytest.mark.parametrize(
    ("point", "address"),
    [
        ((69.17, 34.53), {"country": "AF", "city": "Kabul"}),
        ((32.3, 2.77), {"country": "UGA", "city": "Gulu"}),
        ((36.8, -1.28), {"country": "Kenya", "city": "Nairobi"}),
        ((29.92, -3.43), {"country": "République du Burundi", "city": "Gitega"}),
        ((13.19, 32.89), {"country": "ليبيا", "city": "Tripoli"}),
        ((28.86, -2.5), {"country": "RDC", "city": "Bukavu"}),
    ],
)
def test_a_point_with_its_numbers_exchanged_is_not_kept(reference, point, address):
    told, notes = resolve(reference, placed(point, **address))

    assert point_of(told) == (None, None)
    assert [(path, "swapped?" in reason) for path, reason in notes] == [(PLACE, True)]


@pytest.mark.parametrize(
    ("point", "address", "reason"),
    [
        ((0, 0), {}, "the point 0, 0 means that none is known"),
        ((0.0001, 0.0002), {}, "the point 0, 0 means that none is known"),
        ((3.43, 29.92), {"country": "BI"}, "its point lies outside BI; it is not kept"),
        (
            (52.37, 4.9),
            {"country": "AF", "city": "Kabul"},
            "its point lies outside AF; it is not kept",
        ),
    ],
)
def test_a_point_elsewhere_is_not_kept(reference, point, address, reason):
    told, notes = resolve(reference, placed(point, **address))

    assert point_of(told) == (None, None)
    assert notes == [(PLACE, reason)]


@pytest.mark.parametrize(
    ("point", "address"),
    [
        ((34.53, 69.17), {"country": "AF"}),
        ((34.2, 61.1), {"country": "AF"}),  # the nearest town is Iranian
        ((24.18, 23.31), {"country": "LY"}),  # Kufra, in the desert
        ((69.17, 34.53), {"country": ""}),
        ((69.17, 34.53), {"country": "Ugnada"}),
    ],
)
def test_a_point_that_may_be_right_is_kept(reference, point, address):
    told, notes = resolve(reference, placed(point, **address))

    assert point_of(told) == point
    assert notes == []


def test_telephones_show_that_a_point_is_swapped_and_nothing_more(reference):
    swapped, noted = resolve(reference, placed((32.3, 2.77), UGANDAN, country=""))
    kenyan, silent = resolve(reference, placed((-1.28, 36.8), UGANDAN, country=""))

    assert (point_of(swapped), len(noted)) == ((None, None), 1)
    assert (point_of(kenyan), silent) == ((-1.28, 36.8), [])


@pytest.mark.parametrize(
    "box",
    [
        {"address_type": "postal", "address_1": "Plot 1"},
        {"address_1": "P.O. Box 1"},
        {"address_1": "BP 120"},
        {"address_1": "Apartado postal 7"},
        {"address_1": "S.L.P 33"},
        {"address_1": "صندوق البريد 5"},
    ],
)
def test_the_address_of_the_door_comes_before_the_box(reference, box):
    record = placed((None, None), country="UG", city="Gulu")
    place = record["service_at_locations"][0]["location"]
    del place["latitude"], place["longitude"]
    postal = an_address(id=an_id(13), country="UG", city="Kampala", **box)
    place["addresses"].insert(0, postal)

    told, _ = resolve(reference, record)

    cities = [one.city for one in told.service_at_locations[0].location.addresses]
    assert cities == ["Gulu", "Kampala"]


def drawn(geometry, name="Our area", phones=UGANDAN):
    extent = geometry if isinstance(geometry, str) else json.dumps(geometry)
    area = {"id": an_id(20), "name": name, "extent": extent, "extent_type": "geojson"}
    return make_record(phones=phones, service_at_locations=[], service_areas=[area])


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


@pytest.mark.parametrize(
    "geometry",
    [
        polygon(GULU),
        {"type": "MultiPolygon", "coordinates": [[GULU]]},
        {"type": "Feature", "properties": {}, "geometry": polygon(GULU)},
        {
            "type": "FeatureCollection",
            "features": [{"type": "Feature", "geometry": polygon(GULU)}],
        },
        {"type": "GeometryCollection", "geometries": [polygon(GULU)]},
        {"type": "Point", "coordinates": [32.3, 2.77]},
    ],
)
def test_a_drawn_area_is_told_by_the_provinces_it_lies_in(reference, geometry):
    told, notes = resolve(reference, drawn(geometry))

    assert [area.name for area in told.service_areas] == ["Our area", "UG.N"]
    assert notes == [("service_areas[0].extent", "it is kept as UG.N")]


@pytest.mark.parametrize(
    ("geometry", "reason"),
    [
        ("POLYGON((31.9 2.4, 32.7 2.4))", "it is no drawing that GeoJSON knows"),
        ("[" * 100_000, "it is no drawing that GeoJSON knows"),
        ('{"type": "Polygon"}', "it is no drawing that GeoJSON knows"),
        (polygon([["a", 1], [True, 2], [1e300, 3]]), "it is no drawing"),
        (polygon([[east - 60, north] for east, north in GULU]), "no town of UG"),
        (polygon([[north, east] for east, north in GULU]), "no town of UG"),
    ],
)
def test_a_drawing_that_is_not_understood_is_noted(reference, geometry, reason):
    told, notes = resolve(reference, drawn(geometry))

    assert len(told.service_areas) == 1
    assert [path for path, _ in notes] == ["service_areas[0].extent"]
    assert notes[0][1].startswith(reason)


def test_towns_in_a_hole_are_not_served(reference):
    hole = [[32.1, 2.6], [32.5, 2.6], [32.5, 2.9], [32.1, 2.9], [32.1, 2.6]]
    around = [[32.09, 2.59], [32.51, 2.59], [32.51, 2.91], [32.09, 2.91], [32.09, 2.59]]

    told, _ = resolve(reference, drawn(polygon(around, hole)))

    assert [area.name for area in told.service_areas] == ["Our area"]


def test_a_drawing_may_be_an_object(reference):
    record = drawn(polygon(GULU))
    record["service_areas"][0]["extent"] = polygon(GULU)

    told, _ = resolve(reference, record)

    assert [area.name for area in told.service_areas] == ["Our area", "UG.N"]


def test_a_name_that_is_known_needs_no_drawing(reference):
    told, notes = resolve(reference, drawn(polygon(GULU), name="Kasese District"))

    assert [area.name for area in told.service_areas] == ["Kasese District"]
    assert notes == []


@pytest.mark.parametrize(
    ("areas", "codes"),
    [
        (["Uganda, Burundi"], ["UG", "BI"]),
        (["Nationwide"], ["UG"]),
        (["Gulu District; Kasese"], ["UG.N", "UG.W"]),
    ],
)
def test_each_place_of_an_area_is_a_row(reference, areas, codes):
    record = make_record(
        phones=UGANDAN,
        service_at_locations=[],
        service_areas=[
            {"id": an_id(20 + number), "name": name}
            for number, name in enumerate(areas)
        ],
    )

    ready = prepare(NumberedRecord(1, record), reference)
    draft = draft_record(ready.record, reference, Identities())

    name = ServiceArea.__tablename__
    rows = [row.values for row in draft.service.parts if row.table.name == name]
    assert [row["code"] for row in rows] == codes
    assert [row["name"] for row in rows] == [*areas, *[""] * (len(codes) - 1)]


def test_a_drawn_area_of_a_listing_is_read_as_well(reference):
    record = make_record(phones=UGANDAN)
    area = {"id": an_id(20), "extent": json.dumps(polygon(GULU))}
    record["service_at_locations"] = [{"id": an_id(2001), "service_areas": [area]}]

    told, _ = resolve(reference, record)

    areas = told.service_at_locations[0].service_areas
    assert [one.name for one in areas] == ["", "UG.N"]
