from pathlib import Path

import pytest

from directory.config import Config
from directory.operations.reference_data import load_reference_data


@pytest.fixture(scope="session")
def reference():
    """Know the real world: the gazetteer, our needs and the phrase bank."""
    folder = Path("nowhere")
    config = Config(data_dir=folder, database_url="sqlite://", secret_file=folder)
    with load_reference_data(config) as reference:
        yield reference
