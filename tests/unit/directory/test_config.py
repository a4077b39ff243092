from pathlib import Path

import pytest

from directory.config import Config, Mode
from directory.environment import is_safe_host
from directory.errors import ConfigurationError


def test_the_defaults_are_safe_and_local(tmp_path):
    config = Config.from_environ({"PANAH_DATA_DIR": str(tmp_path)})

    assert config.mode is Mode.PRODUCTION
    assert config.host == "127.0.0.1"
    assert config.database_url == f"sqlite:///{tmp_path / 'panah.sqlite'}"
    assert config.secret_file == tmp_path / "secret"


def test_an_empty_setting_is_as_good_as_none():
    config = Config.from_environ({"PANAH_PORT": "", "PANAH_DATA_DIR": ""})

    assert config.port == 8000
    assert config.data_dir == Path("var").absolute()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("PANAH_PORT", "eighty"),
        ("PANAH_PORT", "0"),
        ("PANAH_PORT", "70000"),
        ("PANAH_PORT", "8" * 5000),
        ("PANAH_WORKERS", "-1"),
        ("PANAH_MODE", "debug"),
        ("PANAH_ELASTICSEARCH_URL", "search.example:9200"),
        ("PANAH_ELASTICSEARCH_URL", "http://search.example:9200"),
        ("PANAH_ELASTICSEARCH_URL", "https://a.example:9200,ftp://b.example:9200"),
        ("PANAH_ELASTICSEARCH_URL", "https://a.example:many"),
        ("PANAH_ELASTICSEARCH_URL", "https://user:word@a.example:9200"),
    ],
)
def test_a_wrong_setting_fails_by_name(name, text):
    with pytest.raises(ConfigurationError, match=name):
        Config.from_environ({name: text})


def test_elasticsearch_is_named_by_several_hosts_and_its_keys_are_never_printed():
    config = Config.from_environ(
        {
            "PANAH_ELASTICSEARCH_URL": "https://a.example:9200, https://[::1]:9201",
            "PANAH_ELASTICSEARCH_API_KEY": "key-of-the-finder",
            "PANAH_ELASTICSEARCH_WORKER_API_KEY": "key-of-the-worker",
            "PANAH_ELASTICSEARCH_CA": "/etc/panah/ca.pem",
        }
    )

    assert config.elasticsearch_urls == ("https://a.example:9200", "https://[::1]:9201")
    assert config.elasticsearch_ca == "/etc/panah/ca.pem"
    assert "key-of" not in repr(config)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("PANAH_PUBLIC_URL", "panah.example"),
        ("PANAH_PUBLIC_URL", "http://panah.example"),
        ("PANAH_PUBLIC_URL", "https://panah.example/below"),
        ("PANAH_PUBLIC_URL", "https://me@panah.example"),
        ("PANAH_PUBLIC_URL", "https://["),
        ("PANAH_ONION", "http://panah.example"),
        ("PANAH_DISGUISE_URL", "javascript:alert(1)"),
        ("PANAH_DISGUISE_URL", "weather.example"),
        ("PANAH_TRUSTED_PROXIES", "10.0.0.1/8"),
        ("PANAH_TRUSTED_PROXIES", "proxy.example"),
    ],
)
def test_an_address_of_another_form_fails_by_name(name, text):
    with pytest.raises(ConfigurationError, match=name):
        Config.from_environ({name: text})


def test_addresses_are_read_without_their_last_stroke():
    config = Config.from_environ(
        {
            "PANAH_PUBLIC_URL": "https://panah.example:8443/",
            "PANAH_ONION": "http://refuge.onion/",
            "PANAH_DISGUISE_URL": "https://weather.example/Today?x=1",
        }
    )

    assert config.public_url == "https://panah.example:8443"
    assert config.onion == "http://refuge.onion"
    assert config.disguise_url == "https://weather.example/Today?x=1"


@pytest.mark.parametrize(
    ("environ", "folder"),
    [({"PANAH_MODE": "demo"}, "var-demo"), ({"PANAH_MODE": "production"}, "var")],
)
def test_a_demonstration_has_a_folder_of_its_own(environ, folder):
    named = Config.from_environ({**environ, "PANAH_DATA_DIR": "/srv/panah"})

    assert Config.from_environ(environ).data_dir == Path(folder).absolute()
    assert named.data_dir == Path("/srv/panah")


def test_a_demonstration_may_be_shown_without_https():
    config = Config.from_environ(
        {"PANAH_MODE": "demo", "PANAH_PUBLIC_URL": "http://192.0.2.1:8000"}
    )

    assert config.public_url == "http://192.0.2.1:8000"


def test_proxies_are_read_as_addresses_and_networks():
    config = Config.from_environ({"PANAH_TRUSTED_PROXIES": "127.0.0.1, 10.0.0.0/8,::1"})

    assert [str(network) for network in config.trusted_proxies] == [
        "127.0.0.1/32",
        "10.0.0.0/8",
        "::1/128",
    ]


def test_a_secret_may_lie_in_a_file(tmp_path):
    file = tmp_path / "key"
    file.write_text("of the worker\n")

    config = Config.from_environ({"PANAH_ELASTICSEARCH_WORKER_API_KEY_FILE": str(file)})

    assert config.elasticsearch_worker_api_key == "of the worker"


def test_a_file_of_a_secret_that_is_not_there_fails_by_name(tmp_path):
    missing = str(tmp_path / "none")

    with pytest.raises(ConfigurationError, match="PANAH_DATABASE_URL_FILE is"):
        Config.from_environ({"PANAH_DATABASE_URL_FILE": missing})


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://es.example:9200", True),
        ("https://[2001:db8::1]:9200", True),
        ("http://127.0.0.1:9200", True),
        ("http://[::1]:9200", True),
        ("http://localhost:9200", True),
        ("http://localhost.evil.example:9200", False),
        ("http://127.0.0.1.evil.example:9200", False),
        ("http://127.0.0.2:9200", False),
        ("http://10.0.0.7:9200", False),
        ("http://0.0.0.0:9200", False),
        ("http://127.0.0.1@evil.example:9200", False),
        ("https://elastic:word@es.example:9200", False),
        ("https://es.example", False),
        ("https://es.example:0", False),
        ("https://es.example:99999", False),
        ("https://es.example:9200?x=1", False),
        ("https://es.example:9200#x", False),
        ("https://:9200", False),
        ("https://[", False),
        ("ftp://127.0.0.1:9200", False),
        ("", False),
    ],
)
def test_keys_and_listings_go_to_another_machine_encrypted_or_not_at_all(url, safe):
    assert is_safe_host(url) is safe


def test_everything_of_an_instance_lies_in_its_folder():
    config = Config.from_environ({"PANAH_DATA_DIR": "/srv/panah"})

    assert (
        config.index_dir,
        config.members_index_dir,
        config.hidden_file,
        config.meaning_dir,
    ) == (
        Path("/srv/panah/index"),
        Path("/srv/panah/members-index"),
        Path("/srv/panah/hidden.log"),
        None,
    )


@pytest.mark.parametrize(
    ("settings", "file"),
    [
        ({"PANAH_SECRET_FILE": "/etc/panah/secret"}, "/etc/panah/hidden.log"),
        ({"PANAH_HIDDEN_LOG": "/mnt/hidden"}, "/mnt/hidden"),
        (
            {"PANAH_SECRET_FILE": "/etc/panah/secret", "PANAH_HIDDEN_LOG": "/mnt/h"},
            "/mnt/h",
        ),
    ],
)
def test_what_is_hidden_is_kept_beside_the_secret_or_where_it_is_said(settings, file):
    config = Config.from_environ({"PANAH_DATA_DIR": "/srv/panah", **settings})

    assert config.hidden_file == Path(file)


@pytest.mark.parametrize(
    ("mode", "demo"), [("demo", True), ("production", False), ("", False)]
)
def test_only_a_demonstration_that_is_asked_for_is_one(mode, demo):
    assert Config.from_environ({"PANAH_MODE": mode}).demo is demo
