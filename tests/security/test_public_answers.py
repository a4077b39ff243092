"""With hidden or once-public listings beside them, all answers are the same bytes."""

import random
import re
import shutil

import pytest
from flask.testing import FlaskClient

from directory.app import create_app
from directory.config import Config
from directory.database import Database
from directory.indexing.sync import catch_up
from directory.indexing.targets import own_targets
from directory.vetting.withdrawal import withdraw_listing
from directory.web.services import KEY
from tests.support.instance import Instance
from tests.support.pages import token_in
from tests.support.records import Record, service, uid
from tests.support.trials import record, trials

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(7200)]
CORPORA = 10
LISTINGS = 25
HTTPS = {"base_url": "https://localhost"}
SEALED = re.compile(r"/r/[\w-]{40,}(/[\w-]{40,})?|value=\"[\w.-]{80,}\"|nonce[^ >]*")
CODES = ("legal.aid", "shelter.family", "mhpss.individual", "fund.rapid_response")
PLACES = ("Herat", "Kandahar", "Gulu", "Kabul")
POINTS = ((34.35, 62.2, "AF"), (31.61, 65.7, "AF"), (2.77, 32.3, "UG"))
PUBLIC_WORDS = ("garden", "lawyer", "children", "night")
HIDDEN_WORDS = ("pomegranate", "cypress", "quince", "sandalwood")


def made_up(key: str, chance: random.Random, words: tuple[str, ...]) -> Record:
    """Return a service at one of a few places, told in some of the words."""
    latitude, longitude, country = chance.choice(POINTS)
    point = latitude + chance.uniform(-1, 1), longitude + chance.uniform(-1, 1)
    text = " ".join(chance.choices(words, k=4))
    return service(
        key,
        chance.choice(CODES),
        name=f"{chance.choice(words).title()} house {key}",
        description=f"Help for women: {text}.",
        point=point,
        country=country,
    )


def client_of(instance: Instance) -> FlaskClient:
    app = create_app(Config.from_environ(instance.environment))
    return app.test_client()


def close(client: FlaskClient) -> None:
    services = client.application.extensions[KEY]
    services.database.dispose()
    services.finder.gazetteer.close()
    services.finder.index.close()


def hide(instance: Instance, chance: random.Random) -> None:
    """Let listings wait, and let others be public for a while."""
    waiting = [made_up(f"waits-{n}", chance, HIDDEN_WORDS) for n in range(5)]
    once = [made_up(f"once-{n}", chance, HIDDEN_WORDS + PUBLIC_WORDS) for n in range(8)]
    inner = [
        made_up(f"inner-{n}", chance, HIDDEN_WORDS) | {"visibility": "partner"}
        for n in range(4)
    ]
    instance.panah("import", str(instance.write_records(waiting)))
    instance.load(*once, *inner)
    config = Config.from_environ(instance.environment)
    database = Database(config.database_url)
    for number in range(len(once)):
        with database.write() as session:
            withdraw_listing(session, uid(f"once-{number}"))
    catch_up(own_targets(config), database)
    database.dispose()


def questions(chance: random.Random) -> list[Record]:
    words = (*PUBLIC_WORDS, *HIDDEN_WORDS, "pomegranat", "gardn", "")
    return [
        {
            "q": f"{chance.choice(words)} {chance.choice(words)}".strip(),
            "place": chance.choice((*PLACES, "")),
            "radius_km": chance.choice((25, 150, 500)),
            "sort": chance.choice(("best", "distance", "fresh")),
        }
        for _question in range(20)
    ]


def everything(client: FlaskClient, asked: list[Record]) -> list[tuple[int, str]]:
    """Return what API and pages say to the questions."""
    told = []
    for body in asked:
        answer = client.post("/api/v1/search", json=body, **HTTPS)
        told.append((answer.status_code, answer.text))
        told.append(page(client, body))
    for prefix in ("po", "cyp", "gard", "ho", "sand"):
        answer = client.post("/api/v1/suggest", json={"q": prefix}, **HTTPS)
        told.append((answer.status_code, answer.text))
    return told


def page(client: FlaskClient, body: Record) -> tuple[int, str]:
    """Return the results page, without what is sealed anew each time."""
    token = token_in(client.get("/en/", **HTTPS).text)
    form = {name: str(value) for name, value in body.items()}
    sent = client.post("/en/search", data={"csrf_token": token, **form}, **HTTPS)
    if sent.status_code != 303:
        return sent.status_code, SEALED.sub("", sent.text)
    answer = client.get(sent.location, **HTTPS)
    return answer.status_code, SEALED.sub("", answer.text)


def test_nothing_hidden_changes_a_byte(blank_instance, tmp_path):
    count = trials(CORPORA)
    for number in range(count):
        chance = random.Random(f"corpus {number}")  # noqa: S311 - a test, no secret
        plain = Instance(shutil.copytree(blank_instance, tmp_path / f"plain-{number}"))
        plain.load(*(made_up(f"p-{n}", chance, PUBLIC_WORDS) for n in range(LISTINGS)))
        beside = Instance(shutil.copytree(plain.folder, tmp_path / f"beside-{number}"))
        hide(beside, chance)

        clients = [client_of(plain), client_of(beside)]
        asked = questions(chance)
        one, other = (everything(client, asked) for client in clients)
        for client in clients:
            close(client)

        assert one == other
        assert any("house p-" in text for _status, text in one)
    record("answers and pages beside hidden listings", count, "0 differences")
