import re
import subprocess
from pathlib import Path

import pytest
import yaml

from directory.config import Config
from search.elastic.roles import Role
from tests.support.elastic.files import IMAGE

ROOT = Path(__file__).parents[3]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
SERVICES = COMPOSE["services"]
KEYS = {
    "web": {Role.FINDER, Role.MEMBERS},
    "worker": {Role.WORKER},
    "operator": set(Role),
    "init": set(Role),
}


def mounted(service):
    """Return the named volumes of a service, with where each is found."""
    found = {}
    for line in SERVICES[service].get("volumes", []):
        source, _, rest = line.partition(":")
        if rest and not source.startswith("."):
            found[source] = rest
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    subprocess.run([ROOT / "deploy" / "setup", folder], check=True)
    return folder


def test_every_service_drops_all_rights_and_runs_as_nobody_in_particular():
    for name, service in SERVICES.items():
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service.get("privileged") is None, name
    roots = [name for name, found in SERVICES.items() if found["user"].startswith("0:")]
    assert roots == ["setup"]
    assert SERVICES["setup"]["network_mode"] == "none"
    writable = [n for n, found in SERVICES.items() if not found.get("read_only")]
    assert writable == ["elasticsearch"]


def test_the_world_reaches_the_web_alone_and_by_this_machine_alone():
    published = {n: found["ports"] for n, found in SERVICES.items() if "ports" in found}

    assert published == {"web": ["127.0.0.1:8001-8002:8000"]}
    assert SERVICES["web"]["deploy"] == {"replicas": 2}
    outside = [
        n for n, found in SERVICES.items() if "outside" in found.get("networks", [])
    ]
    assert outside == ["web"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}


@pytest.mark.parametrize("service", KEYS)
def test_a_service_holds_the_keys_of_its_roles_and_no_other(service):
    targets = {rest.removesuffix(":ro") for rest in mounted(service).values()}
    named = {
        value
        for name, value in SERVICES[service]["environment"].items()
        if name.endswith("_API_KEY_FILE")
    }

    roles = {Role(path.rpartition("/")[2]) for path in targets if "/keys/" in path}
    assert roles == KEYS[service]
    assert named == {f"/run/panah/keys/{role}/key" for role in KEYS[service]}


def test_only_the_maker_of_keys_knows_the_administrator():
    holders = [name for name in SERVICES if "administrator" in mounted(name)]

    assert holders == ["keys", "setup"]


def test_every_volume_network_and_dependency_that_is_named_is_there():
    for name, service in SERVICES.items():
        assert set(mounted(name)) <= set(COMPOSE["volumes"]), name
        assert set(service.get("depends_on", {})) <= set(SERVICES), name
        assert set(service.get("networks", [])) <= set(COMPOSE["networks"]), name
    used = {volume for name in SERVICES for volume in mounted(name)}
    assert used == set(COMPOSE["volumes"])


def test_every_setting_of_ours_is_one_that_we_read():
    source = (ROOT / "directory" / "config.py").read_text("utf-8")
    for service in SERVICES.values():
        for name in service.get("environment", {}):
            if name.startswith("PANAH_"):
                known = name.removesuffix("_FILE").removeprefix("PANAH_ELASTICSEARCH")
                assert known in source, name


def test_elasticsearch_is_the_version_that_is_tested():
    assert SERVICES["elasticsearch"]["image"].partition("@")[0] == IMAGE


def test_every_image_of_others_is_named_by_its_digest():
    dockerfile = (ROOT / "Dockerfile").read_text("utf-8")
    named = re.findall(r"^FROM (\S+)", dockerfile, re.MULTILINE)
    named += [found["image"] for found in SERVICES.values() if "build" not in found]

    assert len(named) == 4
    assert [n for n in named if not re.fullmatch(r"\S+@sha256:[0-9a-f]{64}", n)] == []


def test_long_running_services_are_watched():
    running = [n for n, found in SERVICES.items() if found["restart"] != "no"]

    assert running == ["web", "worker", "postgres", "elasticsearch"]
    assert [n for n in running if "healthcheck" not in SERVICES[n]] == []


def test_the_setup_fills_the_folders_that_services_mount(made):
    for volume, target in mounted("setup").items():
        assert (made / target.removeprefix("/made/")).is_dir(), volume
    owner = (made / "postgres" / "passphrase").read_text("utf-8")
    web = (made / "web" / "passphrase").read_text("utf-8")
    for folder, who, passphrase in [
        ("owner", "panah", owner),
        ("web", "panah_web", web),
    ]:
        url = (made / folder / "database_url").read_text("utf-8")
        config = Config.from_environ({"PANAH_DATABASE_URL": url})
        assert re.fullmatch("[0-9a-f]{48}", passphrase)
        assert config.database_url == (
            f"postgresql://{who}:{passphrase}@postgres/panah"
            "?sslmode=verify-full&sslrootcert=/run/panah/shared/ca.crt"
        )


def test_the_web_processes_hold_another_role_than_the_owner_of_the_database(made):
    here = "/run/panah/database"
    roles = {name: {} for name in SERVICES}
    for name in SERVICES:
        for volume, target in mounted(name).items():
            roles[name][target.removesuffix(":ro")] = volume

    assert roles["web"][here] == "database-web"
    assert "database-owner" not in mounted("web")
    assert not (made / "panah" / "database_url").exists()
    for name in ("worker", "operator", "init"):
        assert roles[name][here] == "database-owner"
    makers = [n for n in SERVICES if roles[n].get(f"{here}-web") == "database-web"]
    assert makers == ["operator", "init"]


def test_the_setup_changes_nothing_that_is_there(made):
    before = {path: path.read_bytes() for path in made.rglob("*") if path.is_file()}

    subprocess.run([ROOT / "deploy" / "setup", made], check=True)

    after = {path: path.read_bytes() for path in made.rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize("host", ["elasticsearch", "postgres"])
def test_each_certificate_is_signed_for_its_host(made, host):
    verify = ["openssl", "verify", "-CAfile", made / "panah" / "ca.crt"]
    named = ["-verify_hostname", host, made / host / "server.crt"]

    subprocess.run([*verify, *named], check=True, capture_output=True)


def test_keys_of_an_hour_lie_in_memory_and_whoever_serves_shares_them():
    volume = COMPOSE["volumes"]["hourly"]
    where = COMPOSE["x-environment"]["PANAH_KEYS_DIR"]

    assert volume["driver_opts"]["type"] == "tmpfs"
    assert "uid=10001" in volume["driver_opts"]["o"].split(",")
    assert "mode=0700" in volume["driver_opts"]["o"].split(",")
    for name in ("web", "worker", "operator", "init"):
        assert mounted(name)["hourly"] == where
