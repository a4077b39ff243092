from directory.crypto.hourly_keys import LIFE_S, HourlyKeys
from directory.operations.end_of_keys import destroying, watched
from tests.support.clocks import SetClock
from tests.support.instance import wait_until


def test_a_key_is_gone_after_its_hour_though_nobody_asks(tmp_path):
    clock = SetClock()
    keys = HourlyKeys(tmp_path / "keys", clock)
    key = keys.sealing()

    with watched(keys, look_s=0.01):
        clock.now += LIFE_S
        wait_until(lambda: key not in keys.file.read_bytes(), 30)


def test_a_folder_that_cannot_be_used_ends_no_watch(tmp_path, caplog):
    folder = tmp_path / "keys"
    folder.touch()  # a file, where a folder is meant

    with destroying(HourlyKeys(folder), 0.01):
        wait_until(lambda: len(caplog.messages) >= 2, 30)

    assert set(caplog.messages) == {"hourly keys: ConfigurationError"}
