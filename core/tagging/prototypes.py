"""The vector of a tag's words: its name and aliases in a few sentences, and its description."""

import hashlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

EncodeTexts = Callable[[Sequence[str]], NDArray[np.float32]]
SLOT = "{}"
DESCRIPTION_SHARE = 0.75
"""Weight of the description where there is one: it says what the name leaves out."""


def key_of(name: str, aliases: Sequence[str], description: str) -> str:
    """Return a hexadecimal mark of a tag's words, which changes whenever they do."""
    words = "\0".join([name, *sorted(aliases), "", description])
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def of_tag(
    name: str,
    aliases: Sequence[str],
    description: str,
    *,
    encode: EncodeTexts,
    templates: Sequence[str],
    n_dims: int,
) -> NDArray[np.float32]:
    """Return the anchor of a tag.

    Parameters
    ----------
    name, aliases, description
        Its words; the description may be empty.
    encode : callable
        N texts to ``(N, D)`` unit rows, with zeros for a text that means nothing to the encoder.
    templates : sequence of str
        Each holds ``{}`` once.
    n_dims : int
        D.

    Returns
    -------
    ndarray
        ``(D,)`` float32, unit; zero where none of the words has a vector.
    """
    called = [_in_sentences(word, encode, templates) for word in (name, *aliases)]
    described = _in_sentences(description, encode, templates) if description.strip() else np.zeros(n_dims, np.float32)
    by_name = _unit(np.sum(called, axis=0))
    share = DESCRIPTION_SHARE if described.any() and by_name.any() else 0.5
    return _unit((1 - share) * by_name + share * described)


def _in_sentences(words: str, encode: EncodeTexts, templates: Sequence[str]) -> NDArray[np.float32]:
    bare = encode([words])[0]
    # With meaningless words, a sentence would only carry the meaning of its template.
    if not bare.any():
        return bare
    return _unit(bare + encode([template.replace(SLOT, words) for template in templates]).mean(axis=0))


def _unit(vector: NDArray[np.floating]) -> NDArray[np.float32]:
    norm = float(np.linalg.norm(vector))
    return (vector / norm if norm > 1e-6 else np.zeros_like(vector)).astype(np.float32)
