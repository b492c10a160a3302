"""A tag whose words the built-in encoder does not know suggests nothing before the first example."""

import contextlib
import shutil
from pathlib import Path

import pytest

from core.api.library import Library
from resources import make_samples
from tests.support.libraries import opened, work_off

SAMPLES = Path(make_samples.__file__).parent / "samples"


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("unknown-words")
    (root / "videos").mkdir()
    for path in SAMPLES.glob("*.mp4"):
        shutil.copy(path, root / "videos")
    with opened(root / "library") as library:
        library.folders.add([root / "videos"])
        work_off(library.folder)
    return root / "library"


@pytest.fixture
def library(analysed: Path, tmp_path: Path):
    shutil.copytree(analysed, tmp_path / "library")
    with contextlib.closing(Library.open(tmp_path / "library", works_here=True)) as library:
        yield library


def suggested(library: Library, tag_id: int) -> set[str]:
    library.learning.catch_up()
    found = library.learning.suggestions_of_tag(tag_id)
    return {video.path.stem for video in library.videos.get_many([one.video_id for one in found])}


@pytest.mark.parametrize("name", ["Angela Merkel", "quarterly inflation", "Qzxv"])
def test_unknown_words_suggest_nothing(library: Library, name: str) -> None:
    assert suggested(library, library.tags.add(name)[0].id) == set()


def test_known_words_suggest_what_they_name(library: Library) -> None:
    found = suggested(library, library.tags.add("cat")[0].id)
    assert found == {"cat-close-up", "cat-looking-aside"}


def test_description_gives_an_unknown_name_its_meaning(library: Library) -> None:
    tag = library.tags.add("Minka", description="a cat")[0].id
    assert suggested(library, tag) == {"cat-close-up", "cat-looking-aside"}


def test_unknown_name_learns_from_examples(library: Library) -> None:
    tag = library.tags.add("Minka")[0].id
    ids = {video.path.stem: video.id for video in library.videos.get_many(library.videos.ids())}
    library.decisions.accept([ids["cat-close-up"]], [tag])
    library.decisions.reject([ids["traffic-at-night"], ids["coffee-close-up"]], [tag])
    library.learning.catch_up()
    whole = {one.video_id: one.score for one in library.learning.scores([tag]) if one.start_seconds is None}
    left = {name: whole[video_id] for name, video_id in ids.items() if name != "cat-close-up"}
    assert max(left, key=lambda name: left[name]) == "cat-looking-aside"
