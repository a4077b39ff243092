"""The kinds of arrays that the embedded engine computes with."""

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Bytes = NDArray[np.uint8]
Doubles = NDArray[np.float64]
Floats = NDArray[np.float32]
# Row numbers, or positions among rows that were chosen before.
Rows = NDArray[np.int64]
