"""Names of encoders: how they are resolved, and suggestions for misspelt ones."""

import re
from pathlib import Path

import pytest

from core.domain.embeddings import Trust
from core.embedding import catalogue, offers, registry
from core.errors import EncoderError


def test_built_in_model_comes_first_and_the_recommended_download_second(tmp_path: Path):
    found = offers.list_all(tmp_path)
    assert [offer.reference for offer in found[:2]] == ["builtin", "ViT-B-32-256/datacomp_s34b_b86k"]
    assert [offer.is_ready for offer in found] == [True] + [False] * (len(found) - 1)
    assert all(offer.has_text for offer in found)
    assert all(offer.download_bytes > 0 and offer.licence for offer in found[1:])


def test_every_entry_is_pinned_or_marked_as_trusted_on_first_use(tmp_path: Path):
    for entry, offer in zip(catalogue.entries(), offers.list_all(tmp_path)[1:], strict=True):
        assert entry.name == offer.reference
        assert re.fullmatch("main|[0-9a-f]{40}", entry.revision)
        assert all(re.fullmatch("[0-9a-f]{64}", one) for one in (*entry.more_sha256.values(), entry.sha256) if one)
        assert set(entry.more_sha256) <= set(entry.more_files)
        assert (offer.trust is Trust.KNOWN) == (entry.sha256 is not None)
    assert offers.list_all(tmp_path)[1].trust is Trust.KNOWN, "the one that is recommended"


def test_names_and_folders_are_unique(tmp_path: Path):
    entries = catalogue.entries()
    assert len({entry.name for entry in entries}) == len({entry.folder(tmp_path) for entry in entries}) == len(entries)


@pytest.mark.parametrize(
    ("reference", "meant"),
    [
        ("builtin", "builtin"),
        (" BuiltIn ", "builtin"),
        ("descriptor", "builtin"),
        ("ViT-B-32-256/datacomp_s34b_b86k", "ViT-B-32-256/datacomp_s34b_b86k"),
        ("vit-b-32-256", "ViT-B-32-256/datacomp_s34b_b86k"),
        ("ViT-B-32", "ViT-B-32/laion2b_s34b_b79k"),
    ],
)
def test_references_are_resolved(reference: str, meant: str):
    assert catalogue.resolve(reference).reference == meant


def test_folders_are_resolved_to_absolute_ones(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "model").mkdir()
    for reference in ("model", "local-dir:model", f"local-dir:{tmp_path / 'model'}"):
        assert catalogue.resolve(reference).reference == f"local-dir:{tmp_path / 'model'}"


@pytest.mark.parametrize(
    ("reference", "advice"),
    [
        ("ViT-B-32-265", "Did you mean 'ViT-B-32-256/datacomp_s34b_b86k'?"),
        ("bulitin", "Did you mean 'builtin'?"),
        ("PE-Core-B16/meta", "Did you mean 'PE-Core-B-16/meta'?"),
        ("", "to see what is available"),
        ("zzzzzz", "to see what is available"),
        ("local-dir:nowhere", "Check the path"),
    ],
)
def test_unknown_name_suggests_the_nearest(reference: str, advice: str):
    with pytest.raises(EncoderError) as caught:
        catalogue.resolve(reference)
    assert advice in caught.value.advice


def test_loading_a_missing_download_says_how_to_get_it(tmp_path: Path):
    with pytest.raises(EncoderError, match="clipshelf encoders download ViT-B-32-256/datacomp_s34b_b86k"):
        registry.load("ViT-B-32-256", cache_folder=tmp_path)
