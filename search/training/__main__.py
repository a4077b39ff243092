"""Train the model of understanding: `make understanding`."""

import io
import time
import zipfile
from pathlib import Path

import numpy as np

from search.training.fitting import train
from search.training.inputs import digest_of, input_files, read_inputs
from search.understanding.linear import MODEL_FILE, LinearModel

# Any fixed moment: the time of writing would make other bytes each time.
MOMENT = (1980, 1, 1, 0, 0, 0)


def save(model: LinearModel, path: Path) -> None:
    """Write a model as numpy reads it; the same model is always the same bytes."""
    parts = {
        "codes": np.array(model.codes),
        "weights": model.weights,
        "steps": model.steps,
        "bias": model.bias,
        "digest": np.array(model.digest),
    }
    unready = path.with_suffix(".new")
    with zipfile.ZipFile(unready, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, values in parts.items():
            written = io.BytesIO()
            np.lib.format.write_array(written, values, allow_pickle=False)
            packed.writestr(zipfile.ZipInfo(f"{name}.npy", MOMENT), written.getvalue())
    unready.replace(path)


def main() -> None:
    """Train from all inputs, and write the model beside them."""
    began = time.monotonic()
    model = train(read_inputs(), digest=digest_of(input_files()))
    save(model, MODEL_FILE)
    size = MODEL_FILE.stat().st_size / 1e6
    spent = time.monotonic() - began
    print(
        f"{MODEL_FILE.name}: {len(model.codes) - 1} needs, {size:.1f} MB, {spent:.0f} s"
    )


if __name__ == "__main__":
    main()
