import pytest

from tests.support.elastic import files

ENGINE = """#!/bin/sh
echo "$@" >> {log}
case $1 in
  create) echo container-1 ;;
  cp) mkdir -p $3/lib && echo jar > $3/{jar} ;;
esac
"""


@pytest.fixture
def programs(tmp_path, monkeypatch):
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("PANAH_CACHE_DIR", str(tmp_path / "cache"))
    return folder


def write_program(path, text):
    path.write_text(text)
    path.chmod(0o755)


def test_where_an_engine_runs_the_server_comes_out_of_the_official_image(
    programs, tmp_path
):
    log = tmp_path / "log"
    write_program(programs / "docker", ENGINE.format(log=log, jar=files.SERVER_JAR))

    home = files.fetch()

    assert home == tmp_path / "cache" / f"elasticsearch-{files.VERSION}"
    assert (home / files.SERVER_JAR).read_text() == "jar\n"
    said = [line.split()[:2] for line in log.read_text().splitlines()]
    assert said == [
        ["info"],
        ["create", files.IMAGE],
        ["cp", "container-1:/usr/share/elasticsearch"],
        ["rm", "container-1"],
    ]


def test_a_server_that_is_not_ours_is_refused(programs, tmp_path):
    jar = tmp_path / files.SERVER_JAR
    jar.parent.mkdir()
    jar.write_bytes(b"another")

    with pytest.raises(SystemExit, match="is not 8"):
        files.verify(tmp_path)


def test_what_is_missing_is_named(programs):
    assert files.missing() == f"Elasticsearch {files.VERSION}"
