"""Identity of the built-in encoder, without loading any part of it."""

import hashlib

from core.domain.embeddings import BUILTIN, EncoderIdentity, EncoderInfo
from core.domain.media import FrameGeometry, ResizeMode
from core.embedding.builtin import packages

RETIRED = "descriptor"
"""Name of the former built-in encoder, which knew no words; libraries that chose it get the current one."""

TITLE = "Built-in model"
FORMULA = "clipshelf-builtin-1"
"""Change it whenever a number that affects the vectors changes: it is part of their identity."""

SIZE_PX = 224
N_SEMANTIC, N_VISUAL = 256, 256
N_DIMS = N_SEMANTIC + N_VISUAL
FINGERPRINT = (
    0.0316, -0.0242, -0.0901, -0.0635, -0.0667, -0.0013, -0.0152, -0.0108, -0.0460, 0.1119, 0.0260, -0.0523, -0.0882,
    0.0395, -0.0125, 0.0359,
)  # fmt: skip
"""First numbers of the vector for the self-test's first picture."""


def info() -> EncoderInfo:
    """Describe the encoder; its identity covers all of its files, but none is read."""
    preprocessing = f"rgb8 {SIZE_PX} {ResizeMode.SHORTEST} (x - 127) / 128"
    return EncoderInfo(
        reference=BUILTIN,
        title=TITLE,
        identity=EncoderIdentity(
            architecture=FORMULA,
            weights_hash=packages.combined_hash(),
            preprocessing_hash=hashlib.sha256(preprocessing.encode()).hexdigest(),
        ),
        n_dims=N_DIMS,
        geometry=FrameGeometry(SIZE_PX, ResizeMode.SHORTEST),
        has_text=True,
    )
