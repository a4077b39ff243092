"""The attack itself: find where a listing is by asking whether it is near."""

import math
import random
import shutil
import statistics
from collections.abc import Callable, Iterator

import pytest
from flask.testing import FlaskClient

from directory.app import create_app
from directory.config import Config
from directory.web.services import KEY
from tests.support.instance import Instance
from tests.support.pages import token_in
from tests.support.records import need, place, service, uid
from tests.support.trials import record, trials

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(7200)]
QUESTIONS = 5_000
STEPS = 12  # of a bisection over 80 km: 20 m
SPAN_KM = 80.0
KM_A_DEGREE = 111.2
LEAST_MEDIAN_KM = 3.0
CELL_DEGREES = 0.1
DIRECTIONS = ((1, 0), (-1, 0), (0, 1), (0, -1))
TWINS = ("twin-a", "twin-b")
# Exact places in one cell of Herat's province, 9 km apart.
TWIN_POINTS = ((34.301, 62.301), (34.399, 62.399))

Point = tuple[float, float]
IsIn = Callable[[float, float], bool]


@pytest.fixture
def client_of(blank_instance) -> Iterator[Callable[..., FlaskClient]]:
    """Yield a function that serves an instance in this process."""
    opened = []

    def serve(instance) -> FlaskClient:
        config = Config.from_environ(instance.environment)
        app = create_app(config)
        opened.append(app.extensions[KEY])
        return app.test_client()

    yield serve
    for services in opened:
        services.database.dispose()
        services.finder.gazetteer.close()
        services.finder.index.close()


def ask(client: FlaskClient, point: Point, radius_km: int, **wish: object) -> dict:
    """Return the answer of the API to a question about a point."""
    near = {"lat": point[0], "lon": point[1]}
    body = {"near": near, "radius_km": radius_km, "per_page": 50, **wish}
    answer = client.post("/api/v1/search", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json


def moved(point: Point, north_km: float, east_km: float) -> Point:
    """Return the point that lies so far north and east of another."""
    latitude = point[0] + north_km / KM_A_DEGREE
    across = KM_A_DEGREE * math.cos(math.radians(point[0]))
    return latitude, point[1] + east_km / across


def apart_km(a: Point, b: Point) -> float:
    across = math.cos(math.radians((a[0] + b[0]) / 2))
    return KM_A_DEGREE * math.hypot(a[0] - b[0], (a[1] - b[1]) * across)


def edge_km(start: Point, direction: tuple[int, int], is_in: IsIn) -> float:
    """Return how far one may go in a direction before the answer changes."""
    low, high = 0.0, SPAN_KM
    for _step in range(STEPS):
        middle = (low + high) / 2
        at = moved(start, middle * direction[0], middle * direction[1])
        low, high = (middle, high) if is_in(*at) else (low, middle)
    return (low + high) / 2


def located(start: Point, is_in: IsIn) -> Point:
    """Return the middle between the edges north and south, east and west."""
    north, south, east, west = (edge_km(start, way, is_in) for way in DIRECTIONS)
    return moved(start, (north - south) / 2, (east - west) / 2)


def centre_of_cell(point: Point) -> Point:
    """Return the middle of the stored cell that an exact place lies in."""
    first, second = (math.floor(degree / CELL_DEGREES) for degree in point)
    return (first + 0.5) * CELL_DEGREES, (second + 0.5) * CELL_DEGREES


def random_points(chance: random.Random, count: int) -> list[Point]:
    return [
        (33.0 + chance.uniform(0, 2), 62.0 + chance.uniform(0, 2)) for _ in range(count)
    ]


def test_bisection_finds_the_middle_of_a_cell_and_nothing_finer(instance, client_of):
    chance = random.Random("places")  # noqa: S311 - a test, no secret
    questions_a_place = len(DIRECTIONS) * STEPS
    points = random_points(chance, trials(QUESTIONS) // questions_a_place)
    goals = [service(f"goal-{n}", "legal.aid", point=p) for n, p in enumerate(points)]
    instance.load(*goals)
    client = client_of(instance)

    found = []
    for number, point in enumerate(points):
        start = moved(point, chance.uniform(-6, 6), chance.uniform(-6, 6))
        question = is_near(client, uid(f"goal-{number}"), chance.choice((10, 25, 40)))
        found.append(located(start, question))

    pairs = list(zip(found, points, strict=True))
    errors = [apart_km(guess, point) for guess, point in pairs]
    missed = [apart_km(guess, centre_of_cell(point)) for guess, point in pairs]
    assert max(missed) < 1, "the attack itself has to work"
    assert statistics.median(errors) >= LEAST_MEDIAN_KM, errors
    told = f"median error {statistics.median(errors):.1f} km"
    record("location attack", len(points) * questions_a_place, told)


def is_near(client: FlaskClient, goal: str, radius_km: int) -> IsIn:
    """Return the question whose answer changes at a distance from the goal."""

    def question(latitude: float, longitude: float) -> bool:
        at = latitude, longitude
        answer = ask(client, at, radius_km, needs=["legal.aid"], per_page=50)
        shown = [
            item["external_id"]
            for item in answer["items"]
            if item["section"] == "exact"  # what lies farther stands elsewhere
        ]
        return answer["widened"] is None and goal in shown

    return question


def test_two_places_of_one_cell_answer_alike(instance, client_of):
    chance = random.Random("twins")  # noqa: S311 - a test, no secret
    instance.load(
        *(
            service(name, "legal.aid", point=point)
            for name, point in zip(TWINS, TWIN_POINTS, strict=True)
        )
    )
    client = client_of(instance)
    count = trials(QUESTIONS)

    for _question in range(count):
        at = moved(TWIN_POINTS[0], chance.uniform(-90, 90), chance.uniform(-90, 90))
        sort = chance.choice(("best", "distance", "fresh"))
        radius = chance.choice((10, 25, 50, 150))
        items = ask(client, at, radius, sort=sort)["items"]

        told = [
            {key: item[key] for key in ("area", "country", "distance_band_km")}
            for item in items
        ]
        assert len(told) in (0, 2)
        assert told[:1] == told[1:], at
    record("questions about two places of one cell", count, "0 differences")


def confidential(point: Point) -> dict:
    """Return a shelter that hides its place and names the province that it serves."""
    hidden = {
        "id": uid("hidden"),
        "value": "yes",
        "taxonomy_term": {
            "id": uid("term/confidential"),
            "code": "confidential_location",
            "name": "confidential_location",
            "description": "confidential_location",
            "taxonomy": "panah-attributes",
        },
    }
    return service(
        "shelter",
        point=None,
        attributes=[need("shelter.short_term"), hidden],
        service_at_locations=[place("shelter", point, "AF")],
        service_areas=[{"id": uid("area/shelter"), "name": "AF"}],
    )


def test_where_a_confidential_shelter_is_changes_no_answer(
    blank_instance, tmp_path, client_of, request
):
    chance = random.Random("shelter")  # noqa: S311 - a test, no secret
    clients = []
    for name, point in (("one", (34.34, 62.2)), ("other", (31.6, 65.7))):
        instance = copy_of(blank_instance, tmp_path / name)
        instance.load(confidential(point), service("other", "legal.aid"))
        clients.append(client_of(instance))
    count = trials(QUESTIONS)

    for _question in range(count):
        body = {
            "q": chance.choice(("", "shelter", "پناهگاه", "safe house tonight")),
            "near": {"lat": chance.uniform(30, 37), "lon": chance.uniform(61, 71)},
            "radius_km": chance.choice((10, 25, 100, 500)),
            "sort": chance.choice(("best", "distance", "fresh")),
        }
        one, other = (without_ids(c.post("/api/v1/search", json=body)) for c in clients)
        assert one == other
    record("questions about a confidential shelter", count, "0 differences")


def test_the_pages_tell_no_more_of_a_confidential_shelter(
    blank_instance, tmp_path, client_of
):
    pages = []
    for name, point in (("one", (34.34, 62.2)), ("other", (31.6, 65.7))):
        instance = copy_of(blank_instance, tmp_path / name)
        instance.load(confidential(point))
        client = client_of(instance)
        pages.append([cards(client, place) for place in ("Herat", "Kandahar", "Kabul")])

    assert pages[0] == pages[1]
    assert all(len(found) == 1 for found in pages[0])


def cards(client: FlaskClient, place_name: str) -> list[str]:
    """Return the cards of a page, without their sealed addresses."""
    token = token_in(client.get("/en/", base_url="https://localhost").text)
    form = {"csrf_token": token, "place": place_name, "radius_km": "25"}
    sent = client.post("/en/search", data=form, base_url="https://localhost")
    page = client.get(sent.location, base_url="https://localhost").text
    found = page.split('<li class="card"')[1:]
    return [card.partition("</a>")[2].partition("</li>")[0] for card in found]


def without_ids(answer) -> object:
    """Return an answer without the ids that each import makes anew."""
    content = answer.json
    for item in content["items"]:
        item.pop("id")
    return content


def copy_of(blank, folder):
    """Return an empty instance in a folder."""

    shutil.copytree(blank, folder)
    return Instance(folder)
