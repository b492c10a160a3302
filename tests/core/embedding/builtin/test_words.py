"""The meaning of words to the built-in encoder, and its handling of unknown ones."""

import subprocess
import sys

import numpy as np
import pytest

from core.embedding.builtin.words import LEAST_KNOWN, WordVectors, content_words


@pytest.fixture(scope="module")
def words() -> WordVectors:
    return WordVectors()


def likeness(words: WordVectors, first: str, second: str) -> float:
    rows = words.encode([first, second])
    return float(np.einsum("i,i->", rows[0], rows[1]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A photo of the dog on a beach", ["dog", "beach"]),
        ("Chef's knife; half-cooked SOUP!", ["chef's", "knife", "half-cooked", "soup"]),
        ("video of x and 7 4x4s", ["4x4s"]),
        ("犬 собака", ["犬", "собака"]),
        ("the of and", []),
        ("a movie", ["movie"]),
        ("the can", ["can"]),
        ("a movie of a dog", ["dog"]),
        ("\u0915\u0941\u0924\u094d\u0924\u093e", ["\u0915\u0941\u0924\u094d\u0924\u093e"]),
        ("d\u200bog \uff24\uff2f\uff27 l\u2019arbre", ["dog", "dog", "l\u2019arbre"]),
        ("-- 'quoted' \u2019\u2019", ["quoted"]),
        ("<>{}", []),
        ("sea_shore b_c", ["sea", "shore"]),
    ],
)
def test_content_words_are_extracted(text: str, expected: list[str]) -> None:
    assert content_words(text) == expected


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("dog", "puppy and wolf", "teapot"),
        ("car", "truck on a street", "flower"),
        ("ocean", "waves at the seashore", "keyboard"),
        ("meal", "soup and meat", "airplane"),
    ],
)
def test_related_words_are_closer_than_others(words: WordVectors, text: str, near: str, far: str) -> None:
    assert likeness(words, text, near) > likeness(words, text, far) + 0.1


def test_filler_words_change_nothing(words: WordVectors) -> None:
    assert likeness(words, "red car", "A photo of a red car.") == pytest.approx(1, abs=1e-6)


def test_every_class_has_its_own_text(words: WordVectors) -> None:
    rows = words.classes.rows
    assert rows.shape == (1000, 256)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    others = rows @ rows.T - 2 * np.eye(1000)
    assert others.max() < 0.999, "two classes that mean the same could not be told apart"


@pytest.mark.parametrize("text", ["qzxv jkkw", "Vladimir Putin", "jurisprudence", "quarterly inflation"])
def test_unknown_words_are_named(words: WordVectors, text: str) -> None:
    assert words.familiarity(text) < LEAST_KNOWN
    assert set(words.unknown_words(text)) <= set(text.lower().split())
    assert words.unknown_words(text)


@pytest.mark.parametrize("text", ["a dog on a beach", "strawberries", "running horses", "guitar", "a boat at sunset"])
def test_everyday_words_are_known(words: WordVectors, text: str) -> None:
    assert words.unknown_words(text) == ()


def test_long_unknown_words_are_shortened(words: WordVectors) -> None:
    assert words.unknown_words("zq" * 1000) == ("zq" * 15 + "\N{HORIZONTAL ELLIPSIS}",)


def test_unknown_words_are_limited_and_named_once(words: WordVectors) -> None:
    named = words.unknown_words("qzxv vqxz qzxv jkkw wkkj zzyx")
    assert named == ("qzxv", "vqxz", "jkkw")


def test_text_without_content_is_unfamiliar(words: WordVectors) -> None:
    assert words.familiarity("the of and") == 0
    assert words.unknown_words("the of and") == ()


def test_text_side_loads_neither_torch_nor_a_runtime() -> None:
    program = (
        "import sys; from pathlib import Path; from core.embedding import registry;"
        "text = registry.load_text('builtin', cache_folder=Path('nowhere'));"
        "assert text.encode_texts(['a dog']).any(); text.unknown_words('a dog');"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "tokenizers" in loaded
    assert not loaded & {"torch", "onnxruntime", "onnx", "open_clip", "wordllama", "huggingface_hub", "requests"}
