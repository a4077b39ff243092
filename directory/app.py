"""The application factory: read it top to bottom to see the whole app."""

from flask import Flask
from flask_login import LoginManager

from directory import access
from directory.api import views as api_views
from directory.config import Config
from directory.database import Database
from directory.indexing.targets import finders_cluster
from directory.information import views as reach_views
from directory.read_aloud import views as speech_views
from directory.search_port import open_finder
from directory.site import listing_views
from directory.site import print_views as printing_views
from directory.web import (
    callers,
    compression,
    csrf,
    errors,
    headers,
    health,
    hosts,
    inline,
    languages,
    limits,
    requests,
    sessions,
)
from directory.web.services import KEY, Services


def create_app(config: Config | None = None) -> Flask:
    """Build the app from ``config``, or from the environment."""
    config = config or Config.from_environ()
    app = Flask("directory")
    services = Services(
        config=config,
        database=Database(config.database_url),
        finder=open_finder(
            config.index_dir, finders_cluster(config), config.meaning_dir
        ),
    )
    app.extensions[KEY] = services
    hosts.init_app(app, config)
    callers.init_app(app, config)
    requests.init_app(app)
    limits.init_app(app, config)
    sessions.init_app(app, config)
    csrf.init_app(app)
    languages.init_app(app)
    compression.init_app(app)
    headers.init_app(app, config)
    inline.init_app(app)
    errors.init_app(app)
    configure_access(app)
    app.register_blueprint(health.blueprint)
    app.register_blueprint(api_views.blueprint)
    app.register_blueprint(listing_views.blueprint)
    app.register_blueprint(reach_views.blueprint)
    app.register_blueprint(printing_views.blueprint)
    app.register_blueprint(speech_views.blueprint)
    return app


def configure_access(app: Flask) -> None:
    """Deny by default: a view without a guard answers 403."""
    login = LoginManager(app)
    login.user_loader(lambda _user_id: None)  # nobody can sign in yet
    app.before_request(access.deny_unguarded)
    if app.has_static_folder:
        access.public(app.view_functions["static"])
