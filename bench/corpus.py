"""Made-up listings in any number, the same for the same seed."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from search.document import ListingDocument, Text
from seed_data.taxonomy import load_taxonomy

CENTRES = {
    "AF": (34.5, 66.0),
    "BI": (-3.4, 29.9),
    "UG": (1.4, 32.4),
    "GT": (15.2, -90.4),
    "LY": (28.5, 16.5),
    "KE": (0.2, 37.8),
}
LANGUAGES = ("en", "fr", "es", "ar", "fa-AF", "ps", "sw", "rn", "lg", "nl")
EVERYDAY = ("women", "help", "support", "free", "safe", "children", "family", "legal")


def made_up(count: int, seed: int = 7) -> Iterator[ListingDocument]:
    """Yield ``count`` documents around six countries."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark, no secret
    rare = [f"word{n}" for n in range(20_000)]
    codes = [code for code in load_taxonomy() if "." in code]
    for number in range(count):
        country = chance.choice(list(CENTRES))
        latitude, longitude = CENTRES[country]
        words = [*chance.choices(EVERYDAY, k=12), *chance.choices(rare, k=12)]
        remote = chance.random() < 0.1
        point = (
            round(latitude + chance.uniform(-4, 4), 1) + 0.05,
            round(longitude + chance.uniform(-4, 4), 1) + 0.05,
        )
        yield ListingDocument(
            id=str(UUID(int=number + 1)),
            version=1,
            external_id=None,
            organization=f"Organization {number % 5000}",
            texts=(
                Text("en", f"House {number} {rare[number % 20000]}", " ".join(words)),
            ),
            codes=tuple(chance.sample(codes, 2)),
            spoken_languages=tuple(chance.sample(LANGUAGES, 2)),
            country=country,
            admin1=f"{country}.{chance.randint(1, 30):02}",
            covers=(country,) if remote else (),
            latitude=None if remote else point[0],
            longitude=None if remote else point[1],
            remote=remote,
            assured_date=date(2026, 1, 1) - timedelta(days=chance.randint(0, 900)),
            vetted_by_count=2,
        )
