"""The fixed scripts of a search; all that varies are numbers and names of flags."""

from typing import Any

import numpy as np

from search.geometry import EARTH_RADIUS_KM, unit_vector
from search.query import Near
from search.ranking import constants as ranking

Script = dict[str, Any]

KM = """
double x = doc['x'].value - params.x;
double y = doc['y'].value - params.y;
double z = doc['z'].value - params.z;
double half = Math.sqrt(x * x + y * y + z * z) / 2;
double km = params.diameter * Math.asin(Math.min(1.0, half));
"""
NEARNESS = f"""
if (doc['x'].size() == 0) {{ return params.far; }}
{KM}
double beyond = Math.max(km - params.free, 0.0);
return params.far + (1 - params.far) * Math.pow(2, -beyond / params.half_km);
"""
AWAY = f"""
if (doc['x'].size() == 0) {{ return 1; }}
{KM}
double beyond = Math.max(km - params.free, 0.0);
return 1 - (1 - params.least) * Math.pow(2, -beyond / params.half_km);
"""
DISTANCE = f"""
if (doc['x'].size() == 0) {{ return 1e5; }}
{KM}
return km;
"""
SQUARE = "_score * _score"


def nearness(near: Near, half_km: float) -> Script:
    """Weigh nearness, halved with each half distance beyond the coarse cell."""
    weights = {"far": ranking.FAR_REACH, "free": ranking.FREE_KM, "half_km": half_km}
    return {"source": NEARNESS, "params": point(near) | weights}


def away(place: Near) -> Script:
    """Weigh distance from where she must not go: what is there counts least."""
    weights = {
        "least": ranking.AWAY_REACH,
        "free": ranking.FREE_KM,
        "half_km": ranking.AWAY_HALF_KM,
    }
    return {"source": AWAY, "params": point(place) | weights}


def distance(near: Near) -> Script:
    """Return kilometres from a point; what has none is farther than anything."""
    return {"source": DISTANCE, "params": point(near)}


def point(near: Near) -> dict[str, float]:
    """Return a point as the columns of the embedded engine hold it."""
    vector = unit_vector(near.latitude, near.longitude)
    x, y, z = (float(np.float32(part)) for part in vector)
    return {"x": x, "y": y, "z": z, "diameter": 2 * EARTH_RADIUS_KM}
