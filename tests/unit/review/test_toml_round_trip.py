"""A reviewed briefing is written as a folder, and is the same one in another library."""

import io
import zipfile
from pathlib import Path

import msgspec
import pytest

from briefings import Library
from briefings.adding.given import Given
from briefings.adding.options import AddOptions
from briefings.curation import lens_file
from briefings.errors import ConflictError
from briefings.export.document import Options
from briefings.export.folder import lens_text
from briefings.model import Briefing
from briefings.progress import is_open, progress
from briefings.review.decision import Accept, Confirm, Edit, Merge, Reject, Summarise
from tests.unit.command_line import Command, Packaged
from tests.unit.core import builders
from tests.unit.review.test_reviews import item


@pytest.fixture
def reviewed(library: Library, port: str) -> Briefing:
    """The article, half reviewed."""
    ids = {each.text: each.id for each in library.get(port).items}
    figure = item(library, port, "9,000 tonnes")
    library.reviews.decide(
        port,
        [
            Edit(msgspec.structs.replace(figure, period="2019")),
            Accept(ids["12,500 tonnes"]),
            Reject(ids["54 percent"]),
            Merge(ids["El Faro"], into=ids["Ana Núñez"]),
            Confirm(ids["Brava"]),
            Summarise("trade", "Much fish."),
        ],
        editor="Ana",
    )
    return library.get(port)


def alike(one: Briefing, other: Briefing) -> None:
    """They are the same, but for how the files were found and when they came in."""
    assert other.id == one.id
    assert other.article.text == one.article.text
    assert {each.id: each for each in other.items} == {each.id: each for each in one.items}
    assert other.panels == one.panels
    assert other.rejected == one.rejected
    assert progress(other) == progress(one)
    assert other.lens == one.lens
    assert msgspec.structs.replace(other.source, found={}) == msgspec.structs.replace(
        one.source, found={}
    )


@pytest.mark.parametrize("is_packed", [True, False])
def test_it_is_the_same_elsewhere(
    library: Library, reviewed: Briefing, packaged: Packaged, tmp_path: Path, *, is_packed: bool
) -> None:
    exported = library.export(reviewed.id, "toml", Options())
    path = tmp_path / "out.zip"
    path.write_bytes(exported.data)
    if not is_packed:
        with zipfile.ZipFile(path) as file:
            file.extractall(tmp_path / "out")
        path = tmp_path / "out" / reviewed.id
    packaged(lens_name="other")
    with Library(tmp_path / "elsewhere") as other:
        alike(reviewed, other.at(str(path)))
        assert "coast" not in other.lenses.all()
        (added,), refused = other.add(path)
        assert (added.id, added.outcome, refused) == (reviewed.id, "added", [])
        alike(reviewed, other.get(reviewed.id))
        assert other.verify(reviewed.id).without_evidence == (
            "The bottom line of trade stands on nothing: add evidence.",
        )
        assert not other.verify(reviewed.id).not_said
        left = [each for each in other.get(reviewed.id).items if is_open(each)]
        assert left
        other.reviews.decide(reviewed.id, [Confirm(left[0].id)], editor="Bo")
        assert progress(other.get(reviewed.id)).reviewed >= progress(reviewed).reviewed
        with pytest.raises(ConflictError, match="--replace"):
            library.add(path)
        library.add(path, options=AddOptions(replace=True))
        alike(reviewed, library.get(reviewed.id))


def test_the_same_export_twice_is_the_same(library: Library, reviewed: Briefing) -> None:
    one, other = (library.export(reviewed.id, "toml", Options()).data for _ in range(2))
    assert one == other


def test_a_lens_comes_back() -> None:
    lens = builders.coast()
    for each in (lens, msgspec.structs.replace(lens, general=True)):
        assert lens_file.decode(lens_text(each).encode(), each.key) == each


def test_a_folder_is_written(made_up: Command, tmp_path: Path) -> None:
    made_up.text("list")
    out = tmp_path / "out"
    code, _, err = made_up("export", builders.ID, "--format", "toml", "-o", str(out))
    assert code == 0
    assert str(out / builders.ID) in err
    assert {each.name for each in (out / builders.ID).iterdir()} == {
        "article.txt",
        "briefing.toml",
        "lens.toml",
    }
    assert made_up.text("verify", str(out / builders.ID))
    code, _, err = made_up("export", builders.ID, "--format", "toml", "-o", str(out))
    assert code == 1
    assert "there already" in err
    assert made_up("export", builders.ID, "--format", "toml", "-o", str(out), "--force")[0] == 0
    packed = tmp_path / "b.zip"
    assert made_up("export", builders.ID, "-o", str(packed))[0] == 0
    assert zipfile.is_zipfile(packed)


def test_hostile_zip_files_are_refused_in_a_sentence(made_up: Command, tmp_path: Path) -> None:
    def packed(**files: bytes) -> Path:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in files.items():
                file.writestr(name.replace("__", "/"), data)
        path = tmp_path / "hostile.zip"
        path.write_bytes(out.getvalue())
        return path

    briefing = builders.BRIEFING.encode()
    for path in (
        packed(**{"x__briefing.toml": briefing}),
        packed(**{"x__briefing.toml": briefing, "x__article.txt": b"a" * (1 << 25)}),
        packed(**{"..__briefing.toml": briefing, "..__article.txt": b"a"}),
        packed(**{"x__briefing.toml": b"\xff\xfe", "x__article.txt": b"a"}),
        packed(**{"a__b__briefing.toml": briefing}),
        packed(),
    ):
        code, out, err = made_up("add", str(path))
        assert code in (1, 2)
        assert "Traceback" not in out + err
    broken = packed(**{"x__briefing.toml": briefing}).read_bytes()
    path = tmp_path / "broken.zip"
    path.write_bytes(broken[: len(broken) // 2])
    assert made_up("add", str(path))[0] in (1, 2)


def test_an_article_without_a_lens_comes_back(
    library: Library, packaged: Packaged, tmp_path: Path
) -> None:
    text = builders.ARTICLE.replace("port", "haven").replace("Port", "Haven")
    (added,), _ = library.add_text(text.encode(), "haven.txt", Given(language="en"))
    briefing = library.get(added.id)
    assert briefing.lens is None
    assert [panel.topic.key for panel in briefing.panels] == ["other"]
    path = tmp_path / "out.zip"
    path.write_bytes(library.export(added.id, "toml", Options()).data)
    packaged()
    with Library(tmp_path / "elsewhere") as other:
        other.add(path)
        alike(briefing, other.get(added.id))
