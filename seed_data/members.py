"""People and organizations who do not exist, to sign in with in a demonstration."""

from dataclasses import dataclass
from typing import Final

# Known to everybody: it opens nothing outside a demonstration.
PASSPHRASE: Final = "taro miku selo pandi rovu kesa nolu"  # noqa: S105 - shown to all
MISSION: Final = "Mission of Exampleland (demonstration)"
FIRST: Final = "First association (demonstration)"
SECOND: Final = "Second association (demonstration)"


@dataclass(frozen=True, slots=True)
class DemonstrationMember:
    """Somebody to sign in as; without an organization she keeps the first listing."""

    address: str
    name: str
    role: str
    organization: str = ""


MEMBERS: Final = (
    DemonstrationMember("partner@panah.example", "Paula", "partner"),
    DemonstrationMember("caseworker@panah.example", "Carla", "caseworker", MISSION),
    DemonstrationMember("duty@panah.example", "Dana", "duty", MISSION),
    DemonstrationMember("steward@panah.example", "Stella", "steward", MISSION),
    DemonstrationMember("auditor@panah.example", "Audra", "auditor", MISSION),
    DemonstrationMember("vetter.one@panah.example", "Vera", "vetter", FIRST),
    DemonstrationMember("vetter.two@panah.example", "Viola", "vetter", SECOND),
)
