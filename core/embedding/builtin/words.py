"""The words of the built-in encoder: vectors for any text and for each class that its network recognises.

A word's vector is made of the vectors of its tokens (WordLlama). The texts of the network's 1000 classes, their names
and descriptions, have such vectors too, and their mean is the origin, because what all classes have in common says
nothing. Needs numpy and tokenizers, but neither torch nor the network, so that a text search starts at once. About 40
MB.
"""

import functools
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import safetensors.numpy
from numpy.typing import NDArray
from tokenizers import Tokenizer

from core.embedding.builtin import packages
from core.embedding.builtin.identity import N_SEMANTIC
from core.embedding.encoder import unit_rows

DESCRIPTION_SHARE = 0.5
"""Weight of a class's description relative to its names."""

LEAST_KNOWN = 0.6
"""Texts below this `familiarity` are doubted: of 30 names, 30 abstract and 30 nonsense texts 1, 2 and none passed; of
54 captions 3 failed, and of 62 everyday phrases 3. From 0.5 to 0.7 these numbers hardly change."""

N_NEAREST = 5
MOST_LETTERS = 4_000
MOST_NAMED = 3
MOST_SHOWN = 30
"""Letters of an unknown word that are shown to the person."""

_ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:['-][A-Za-z0-9]+)*")
_INSIDE_WORDS = "'\N{RIGHT SINGLE QUOTATION MARK}-"
_GRAMMAR_WORDS = """
a about above across after again against all along also although am among an and another any are around as at away back
be because been before behind being below beside between both but by can could did do does doing done down during each
either else enough ever every few for from further had has have having he her here hers herself him himself his how
however i if in inside instead into is it its itself just least less like many may me might mine more most much must my
myself near neither no nor not now of off often on once one only onto or other others our ours ourselves out outside
over own per perhaps quite rather really same seem seems several shall she should since so some someone something
sometimes still such than that the their theirs them themselves then there these they this those though through to
together too toward towards under until up upon us very was we well were what when where whether which while who whom
whose why will with within without would yes yet you your yours yourself
"""
_PICTURE_WORDS = """
photo photos photograph picture pictures image images video videos clip clips film movie footage frame frames scene
scenes shot shots view showing shows shown show seen see look looks looking close closeup
"""
_AMBIGUOUS_WORDS = "back can clip film frame frames mine movie photo photos picture pictures well"

STOP_WORDS = frozenset(_GRAMMAR_WORDS.split()) | frozenset(_PICTURE_WORDS.split())
"""Words that say nothing about the content of a picture; the second kind could be in any caption."""

AMBIGUOUS_WORDS = frozenset(_AMBIGUOUS_WORDS.split())
"""Stop words that are also names of things: they count if a text has no other word."""

_ENDINGS = (
    ("ies", "y"), ("ves", "f"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("er", ""),
    ("'s", ""),
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class ClassTexts:
    """The classes of the network as texts.

    Attributes
    ----------
    rows : ndarray, shape (1000, 256), float32
        Unit vectors, relative to `centre`.
    centre : ndarray, shape (256,), float32
        Mean of the texts' vectors.
    vocabulary : frozenset of str
        Words of the names, and words used in at least two descriptions.
    """

    rows: NDArray[np.float32]
    centre: NDArray[np.float32]
    vocabulary: frozenset[str]


class WordVectors:
    """Vectors of texts in the built-in encoder's semantic half; safe to use from any thread."""

    def __init__(self) -> None:
        (self._tokens,) = safetensors.numpy.load(packages.TOKEN_VECTORS.read()).values()
        self._tokenizer = Tokenizer.from_str(packages.TOKENIZER.read().decode("utf-8"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    @functools.cached_property
    def classes(self) -> ClassTexts:
        """The network's classes, read from their package on first use."""
        full_names: dict[str, str] = json.loads(packages.CLASS_NAMES.read())
        short_names: list[str] = json.loads(packages.SHORT_NAMES.read())
        described: dict[str, dict[str, str]] = json.loads(packages.DESCRIPTIONS.read())
        # All words of a name count: some are stop words, as in "milk can" and "movie theater".
        named = [all_words(f"{full_names[str(place)]}, {name}") for place, name in enumerate(short_names)]
        descriptions = [
            content_words(described.get(str(place), {}).get("description", "")) for place in range(len(named))
        ]
        rows = unit_rows(
            unit_rows(self._means(named)) + np.float32(DESCRIPTION_SHARE) * unit_rows(self._means(descriptions))
        )
        centre = rows.mean(axis=0)
        n_uses = Counter(word for words in descriptions for word in set(words))
        vocabulary = {word for words in named for word in words if word not in STOP_WORDS}
        vocabulary |= {word for word, count in n_uses.items() if count > 1}
        return ClassTexts(unit_rows(rows - centre), centre, frozenset(vocabulary))

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts by their content words.

        Parameters
        ----------
        texts : sequence of str
            N texts of any length and script.

        Returns
        -------
        ndarray, shape (N, 256), float32
            Unit rows; zeros for a text without a content word.
        """
        return self._rows([_words_of(text) for text in texts])

    def familiarity(self, text: str) -> float:
        """Estimate how much this encoder knows about a query.

        Returns
        -------
        float
            Share of its content words that occur in the class texts, plus its mean cosine to the nearest classes:
            0 for a text without content words, at most 2.
        """
        words = _words_of(text)
        return self._familiarity(words, sum(map(self._is_known, words)))

    def unknown_words(self, text: str) -> tuple[str, ...]:
        """Return the words of a query that this encoder does not know well enough.

        Returns
        -------
        tuple of str
            At most `MOST_NAMED`, in their order, long ones shortened; empty if it knows enough.
        """
        words = _words_of(text)
        unknown = [word for word in words if not self._is_known(word)]
        if self._familiarity(words, len(words) - len(unknown)) >= LEAST_KNOWN:
            return ()
        return tuple(
            word if len(word) <= MOST_SHOWN else f"{word[:MOST_SHOWN]}\N{HORIZONTAL ELLIPSIS}"
            for word in list(dict.fromkeys(unknown))[:MOST_NAMED]
        )

    def _familiarity(self, words: list[str], n_known: int) -> float:
        if not words:
            return 0.0
        nearest = np.sort(np.einsum("ij,j->i", self.classes.rows, self._rows([words])[0]))[-N_NEAREST:]
        return n_known / len(words) + float(nearest.mean())

    def _is_known(self, word: str) -> bool:
        return not self.classes.vocabulary.isdisjoint(_stems(word))

    def _rows(self, texts: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        rows = unit_rows(self._means(texts))
        has_words = rows.any(axis=1)
        rows[has_words] = unit_rows(rows[has_words] - self.classes.centre)
        return rows

    def _means(self, texts: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        # Tokens of frequent, meaningful words have long vectors, so the plain mean already weights the words.
        rows = np.zeros((len(texts), N_SEMANTIC), np.float32)
        joined = [" ".join(words) for words in texts]
        for place, tokens in enumerate(self._tokenizer.encode_batch_fast(joined, add_special_tokens=False)):
            if tokens.ids:
                rows[place] = self._tokens[tokens.ids].astype(np.float32).mean(axis=0)
        return rows


def content_words(text: str) -> list[str]:
    """Return the words of a text that can be visible in a picture.

    Returns
    -------
    list of str
        In lower case, without stop words and single Latin letters; `AMBIGUOUS_WORDS` if there are no others.
    """
    words = all_words(text)
    telling = [word for word in words if word not in STOP_WORDS and (len(word) > 1 or not word.isascii())]
    return telling or [word for word in words if word in AMBIGUOUS_WORDS]


def all_words(text: str) -> list[str]:
    """Return the words of a text in any script, in lower case; apostrophes and hyphens inside words stay."""
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    # Marks belong to the preceding letter, and format characters (such as joiners) to nothing.
    composed = unicodedata.normalize("NFKC", text).lower()
    kinds = [unicodedata.category(letter) for letter in composed]
    spaced = "".join(
        letter if kind[0] in "LNM" or letter in _INSIDE_WORDS else " "
        for letter, kind in zip(composed, kinds, strict=True)
        if kind != "Cf"
    )
    return [word for word in (piece.strip(_INSIDE_WORDS) for piece in spaced.split()) if word]


def _words_of(text: str) -> list[str]:
    # Lone surrogates, which can come from a command line, are not letters.
    return content_words(text[:MOST_LETTERS].encode("utf-8", "replace").decode("utf-8"))


def _stems(word: str) -> set[str]:
    stems = {word}
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            stems |= {stem + instead, stem[:-1] if stem[-1] == stem[-2] else stem}  # running, run
    return stems
