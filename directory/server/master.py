"""Gunicorn with our settings: it starts, watches and ends the web processes."""

from collections.abc import Sequence
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication

from directory.app import create_app
from directory.config import Config
from directory.server.balance import Balance
from directory.server.figures import Figures, make_table
from directory.server.index_worker import IndexWorker
from directory.server.listening import address_to_open, listen
from directory.server.warming import warm
from directory.server.worker import WebWorker

# A process whose loop has not turned for so long is started anew. It reads places and
# phrases before it turns: half a minute on a machine with ten times too much to do.
TIMEOUT_S = 180


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """The processes of ``panah serve``; no access log, for it would hold paths."""

    def __init__(self, config: Config, worker_command: Sequence[str] = ()) -> None:
        """Listen as ``config`` says; keep the index by a command, where one is given.

        Raises ConfigurationError where it cannot listen.
        """
        self.settings = config
        self.listener = listen(config.host, config.port)
        self.balance = Balance(config.workers)
        self.figures = figures_of(config, len(self.balance.places))
        handle = self.figures.handle if self.figures else None
        self.index_worker = (
            IndexWorker(worker_command, handle) if worker_command else None
        )
        super().__init__()

    def load_config(self) -> None:
        """Hand our settings to gunicorn."""
        values: dict[str, Any] = {
            "bind": f"fd://{self.listener.fileno()}",
            "workers": self.settings.workers,
            "worker_class": WebWorker,
            "timeout": TIMEOUT_S,
            "accesslog": None,
            # Its warnings and errors quote addresses and request lines.
            "loglevel": "critical",
            "limit_request_line": 8190,
            # The line of Tor is read before gunicorn's parser sees anything.
            "proxy_protocol": "off",
            "forwarder_headers": "",
            "control_socket_disable": True,
            "pre_fork": self.give_place,
            "child_exit": self.take_place_back,
            "when_ready": self.keep_index,
            "on_exit": self.leave_index,
        }
        for name, value in values.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Make the app, once in each process, ready to answer at once."""
        app = create_app(self.settings)
        warm(app)
        return app

    def is_serving(self, worker: WebWorker) -> None:
        """Say where, when the first process answers."""
        if worker.age == 1:
            where = address_to_open(self.settings.host, self.settings.port)
            click.echo(f"Panah serves on {where}", err=True)

    def give_place(self, _arbiter: Any, worker: WebWorker) -> None:
        """Give a process that is about to start its place in the table."""
        worker.place = self.balance.take_place()

    def take_place_back(self, _arbiter: Any, worker: WebWorker) -> None:
        """Forget what a process that has ended wrote there."""
        self.balance.leave_place(worker.place)

    def keep_index(self, _arbiter: Any) -> None:
        """Start the worker for the index."""
        if self.index_worker:
            self.index_worker.start()

    def leave_index(self, _arbiter: Any) -> None:
        """End it."""
        if self.index_worker:
            self.index_worker.stop()


def figures_of(config: Config, places: int) -> Figures | None:
    """Return where so many processes write what they answered, if anybody monitors."""
    return Figures(make_table(places)) if config.metrics_port else None
