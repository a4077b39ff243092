from dataclasses import replace
from uuid import UUID

import pytest

from directory.config import Config, Mode
from directory.errors import ConfigurationError
from directory.operations.check_host import Check, check_mode
from directory.operations.instance_mode import (
    demonstration_rows,
    mark_folder,
    refuse_demonstration_rows,
    refuse_other_mode,
)
from directory.vetting.withdrawal import withdraw_listing
from seed_data.demonstration import demonstration_ids
from tests.unit.directory.hsds.import_samples import VETTERS, make_record, run_import

INVENTED = min(demonstration_ids())


@pytest.fixture
def config(tmp_path):
    return Config.from_environ({"PANAH_DATA_DIR": str(tmp_path)})


@pytest.mark.parametrize("first", Mode)
def test_a_folder_keeps_the_mode_that_it_began_with(config, first):
    began = replace(config, mode=first)
    other = replace(config, mode=next(mode for mode in Mode if mode is not first))

    mark_folder(began)
    mark_folder(began)

    with pytest.raises(ConfigurationError, match=f"PANAH_MODE={first}, and this is"):
        mark_folder(other)
    refuse_other_mode(began)


def test_a_folder_of_before_there_were_marks_is_refused_nothing(config):
    refuse_other_mode(config)
    refuse_other_mode(replace(config, mode=Mode.DEMO))


def test_production_shows_no_invented_service(config, sqlite):
    run_import(sqlite, make_record(id=INVENTED), vetted_by=VETTERS)
    demo = replace(config, mode=Mode.DEMO)

    refuse_demonstration_rows(demo, sqlite)

    with pytest.raises(ConfigurationError, match="holds 1 services of the demo"):
        refuse_demonstration_rows(config, sqlite)
    assert check_mode(demo, sqlite) == Check("mode", told="demo")
    assert check_mode(config, sqlite).wrong.startswith("The database holds 1 services")


def test_what_is_withdrawn_harms_nobody(config, sqlite):
    run_import(sqlite, make_record(id=INVENTED), vetted_by=VETTERS)

    with sqlite.write() as session:
        withdraw_listing(session, UUID(INVENTED))

    with sqlite.read() as session:
        assert demonstration_rows(config, session) == 0
    assert check_mode(config, sqlite) == Check("mode", told="production")


def test_doctor_names_a_folder_of_the_other_mode(config, sqlite):
    mark_folder(replace(config, mode=Mode.DEMO))

    found = check_mode(config, sqlite)

    assert found.wrong.startswith(f"{config.data_dir} is a folder of PANAH_MODE=demo")
