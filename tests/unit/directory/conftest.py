from dataclasses import replace

import pytest
from flask import Flask
from flask_babel import Babel

from directory.app import create_app
from directory.config import Config, Mode
from directory.database import Database
from directory.emergency import cache as emergency_cache
from directory.web.services import KEY, Services
from tests.support.pages import FakeFinder, not_asked


@pytest.fixture(scope="session")
def built_apps(tmp_path_factory):
    """Build each kind of app once; none opens places and phrases."""
    folder = tmp_path_factory.mktemp("apps")
    built = {}

    def build(**settings):
        key = tuple(sorted(settings.items()))
        if key not in built:
            config = Config(
                data_dir=folder,
                database_url=f"sqlite:///{folder / 'none.sqlite'}",
                secret_file=folder / "secret",
                keys_dir=folder / "keys",
                **settings,
            )
            own = Services(
                config, Database(config.database_url), FakeFinder(), not_asked
            )
            built[key] = create_app(config, own), own
        return built[key]

    yield build
    for _app, own in built.values():
        own.database.dispose()


@pytest.fixture
def finder():
    return FakeFinder()


@pytest.fixture
def make_app(built_apps, sqlite, finder):
    def make(**settings):
        app, own = built_apps(**settings)
        app.extensions[KEY] = replace(own, database=sqlite, finder=finder)
        emergency_cache.init_app(app)
        return app

    return make


@pytest.fixture
def app(make_app):
    return make_app(mode=Mode.DEMO)


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def reading():
    """Read in English, as a page is read, without the pages."""
    app = Flask("directory")
    Babel(app)
    with app.test_request_context():
        yield
