"""The application factory: read it top to bottom to see the whole app."""

from functools import cache

from flask import Flask

from directory.api import pages as api_pages
from directory.api import views as api_views
from directory.config import Config
from directory.corrections import views as correction_views
from directory.crypto.keyring import open_database
from directory.database import WEB_PATIENCE_S
from directory.emergency import cache as emergency_cache
from directory.emergency import views as emergency_views
from directory.indexing.targets import finders_cluster, members_cluster
from directory.information import views as information_views
from directory.read_aloud import views as read_aloud_views
from directory.search_port import open_finder, open_members_finder
from directory.site import listing_views, print_views, search_views
from directory.staff import (
    account_views,
    audit_views,
    demonstration_views,
    home_views,
    joining_views,
    link_views,
    member_views,
    presence,
    sign_in_views,
    steward_views,
)
from directory.staff import search_views as member_search_views
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
    well_known,
)
from directory.web.services import KEY, Services

# A room has its views on a blueprint; the pages of those who sign in share one.
VIEWS = (
    health,
    well_known,
    api_views,
    api_pages,
    search_views,
    listing_views,
    print_views,
    emergency_views,
    information_views,
    correction_views,
    read_aloud_views,
    account_views,
    audit_views,
    home_views,
    joining_views,
    link_views,
    member_search_views,
    member_views,
    sign_in_views,
    steward_views,
)


def create_app(config: Config | None = None, own: Services | None = None) -> Flask:
    """Build the app from ``config``, or from the environment.

    With services of one's ``own`` nothing is opened: places and phrases take a second.
    """
    config = config or Config.from_environ()
    app = Flask("directory")
    app.url_map.merge_slashes = False  # by a redirect that would last and repeat it
    app.extensions[KEY] = own or open_services(config)
    hosts.init_app(app, config)
    callers.init_app(app, config)
    requests.init_app(app)
    limits.init_app(app, config)
    sessions.init_app(app, config)
    csrf.init_app(app)
    languages.init_app(app)
    compression.init_app(app)
    headers.init_app(app, config)
    inline.init_app(app, config)
    errors.init_app(app)
    emergency_cache.init_app(app)
    presence.init_app(app)
    views = (*VIEWS, demonstration_views) if config.demo else VIEWS
    for blueprint in dict.fromkeys(each.blueprint for each in views):
        app.register_blueprint(blueprint)
    return app


def open_services(config: Config) -> Services:
    """Open what views use; the members' finder waits for its first search."""
    finder = open_finder(config.index_dir, finders_cluster(config), config.meaning_dir)
    return Services(
        config=config,
        database=open_database(config, WEB_PATIENCE_S),
        finder=finder,
        members_finder=cache(
            lambda: open_members_finder(
                finder, config.members_index_dir, members_cluster(config)
            )
        ),
    )
