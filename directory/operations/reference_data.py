"""What an import knows of the world, put together from our own data."""

from collections.abc import Iterator
from contextlib import contextmanager

from directory.config import Config
from directory.geocoding import Geocoder
from directory.hsds.reference_data import ReferenceData
from directory.hsds.resolve.extents import Extents
from directory.hsds.resolve.served_areas import ServedAreas
from directory.search_port import Gazetteer, detect_text_language
from seed_data.attributes import FACTS
from seed_data.taxonomy import load_taxonomy


@contextmanager
def load_reference_data(config: Config) -> Iterator[ReferenceData]:
    """Yield places, needs, facts and languages; the gazetteer is closed at the end."""
    gazetteer = Gazetteer()
    try:
        geocoder = Geocoder(gazetteer, config.nominatim_url)
        yield ReferenceData(
            geocoder=geocoder,
            areas=ServedAreas(geocoder),
            extents=Extents(geocoder),
            needs={code: term.label for code, term in load_taxonomy().items()},
            facts={code: fact.label for code, fact in FACTS.items()},
            detect_language=detect_text_language,
        )
    finally:
        gazetteer.close()
