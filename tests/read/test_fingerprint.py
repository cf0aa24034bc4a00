"""The fingerprint of a project: the content of its files decides, and stamps only save reading them."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.read.fingerprint import LIBRARIES, STAMPS, fingerprint, library_versions
from report.read.stamps import TICK, Stamps

if TYPE_CHECKING:
    from pathlib import Path


def fresh(root: Path) -> str:
    """Return the fingerprint as a first run would find it."""
    (root / STAMPS).unlink(missing_ok=True)
    return fingerprint(root)


def write(root: Path, path: str, content: bytes) -> Path:
    """Write a file of a project."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content)
    return root / path


@pytest.mark.parametrize("folder", ["content", "locale/en", "templates/print"])
def test_content_and_names_count_and_dates_do_not(folder: str, tmp_path: Path) -> None:
    """A copy, a checkout or a touched file is no change; a letter, a name and a place are."""
    file = write(tmp_path, f"{folder}/a.md", b"one")
    found = [fingerprint(tmp_path)]
    os.utime(file, (1, 1))
    assert fingerprint(tmp_path) == found[0]
    file.write_bytes(b"two")
    found.append(fingerprint(tmp_path))
    file.rename(file.with_name("b.md"))
    found.append(fingerprint(tmp_path))
    write(tmp_path, f"{folder}/empty.md", b"")
    found.append(fingerprint(tmp_path))
    assert len(set(found)) == len(found)


def test_what_editors_and_python_leave_is_no_input(tmp_path: Path) -> None:
    """An open editor is no change."""
    write(tmp_path, "content/a.md", b"one")
    before = fingerprint(tmp_path)
    for name in ("content/.a.md.swp", "content/a.md~", "content/__pycache__/x.md", "locale/year.pot"):
        write(tmp_path, name, b"?")
    assert fingerprint(tmp_path) == before


def test_links_are_followed_and_lead_nowhere_or_round_without_harm(tmp_path: Path) -> None:
    """A file in a folder that is linked is an input like any other."""
    picture = write(tmp_path, "assets/a.png", b"one")
    write(tmp_path, "content/a.md", b"one")
    (tmp_path / "content/images").symlink_to(tmp_path / "assets")
    (tmp_path / "content/round").symlink_to(tmp_path / "content")
    (tmp_path / "content/nowhere").symlink_to(tmp_path / "none")
    before = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == before
    picture.write_bytes(b"two")
    assert fingerprint(tmp_path) != before


def test_a_link_is_what_it_leads_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link is as old as ever when the file behind it changes."""
    monkeypatch.setattr("report.read.stamps.TICK", -(10**18))  # whatever is seen is remembered
    text = write(tmp_path, "texts/a.md", b"one")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").symlink_to(text)
    before = fingerprint(tmp_path)
    text.write_bytes(b"two and a half")
    assert fingerprint(tmp_path) != before


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """Names are bytes to a disk."""
    (tmp_path / "content").mkdir()
    before = fingerprint(tmp_path)
    try:
        with open(os.fsencode(tmp_path) + b"/content/\xff.md", "wb"):  # noqa: PTH123 - a Path cannot be made of it
            pass
    except OSError:
        pytest.skip("this disk has only names that are text")
    assert fingerprint(tmp_path) != before


EDITS = st.lists(
    st.tuples(st.sampled_from(["a.md", "b.md", "c/d.md"]), st.sampled_from([b"1", b"2", b"33", None])), max_size=5
)


@settings(max_examples=25)
@given(EDITS)
def test_stamps_change_nothing(tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, bytes | None]]) -> None:
    """After every edit, the fingerprint is that of a first run."""
    root = tmp_path_factory.mktemp("project")
    (root / "content").mkdir()
    for name, content in edits:
        if content is None:
            (root / "content" / name).unlink(missing_ok=True)
        else:
            write(root, f"content/{name}", content)
        assert fingerprint(root) == fresh(root)


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"shape": "1"}', '{"shape": "1", "files": {"a": 1}}', "\0"])
def test_damaged_stamps_are_no_stamps(damage: str, tmp_path: Path) -> None:
    """The files are read again."""
    write(tmp_path, "content/a.md", b"one")
    before = fingerprint(tmp_path)
    write(tmp_path, STAMPS, damage.encode())
    assert fingerprint(tmp_path) == before


def digest(path: Path, stamps: Stamps) -> str:
    """Return a file's hash by stamps."""
    return stamps.digest(str(path), path.stat())


def later(path: Path) -> Stamps:
    """Return the stamps of a run that began when all files were old."""
    stamps = Stamps(path)
    stamps.began += 10 * TICK
    return stamps


def test_an_old_file_is_not_read_again(tmp_path: Path) -> None:
    """What stat says is enough."""
    file = write(tmp_path, "a.md", b"one")
    first = later(tmp_path / "stamps.json")
    made = digest(file, first)
    first.keep()
    second = Stamps(tmp_path / "stamps.json")
    assert second.known == {str(file): second.known[str(file)]}
    found = file.stat()
    file.unlink()
    assert second.digest(str(file), found) == made


def test_a_file_of_this_moment_is_read_again(tmp_path: Path) -> None:
    """It may change once more before the disk's clock ticks."""
    file = write(tmp_path, "a.md", b"one")
    stamps = Stamps(tmp_path / "stamps.json")
    digest(file, stamps)
    stamps.keep()
    assert Stamps(tmp_path / "stamps.json").known == {}


def test_a_change_that_hides_its_date_is_seen(tmp_path: Path) -> None:
    """Same size, same date, same inode: the disk still notes when the file was touched."""
    file = write(tmp_path, "a.md", b"one")
    before = file.stat()
    first = later(tmp_path / "stamps.json")
    made = digest(file, first)
    first.keep()
    while file.stat().st_ctime_ns == before.st_ctime_ns:
        file.write_bytes(b"two")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_mtime_ns == before.st_mtime_ns
    assert digest(file, Stamps(tmp_path / "stamps.json")) != made


def test_files_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    """The stamps hold what the last run asked for."""
    file = write(tmp_path, "a.md", b"one")
    first = later(tmp_path / "stamps.json")
    digest(file, first)
    first.keep()
    Stamps(tmp_path / "stamps.json").keep()
    assert Stamps(tmp_path / "stamps.json").known == {}


def test_versions_are_those_that_are_installed() -> None:
    """The names of folders say what the libraries say of themselves; without the folders, these are asked."""
    said = [f"{name} {version(name)}" for name in LIBRARIES]
    assert library_versions(sys.path) == said
    assert library_versions(["/nowhere"]) == said
