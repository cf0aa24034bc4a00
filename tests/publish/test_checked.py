"""What checks found, kept in build/.cache/: whole or not at all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from report.diagnostics import RULES, Diagnostic, Severity, Span
from report.publish.checked import CHECKS, MOST, Checked, keep_check, kept_check

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SPANS = st.builds(Span, st.text(), st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 999))
PROBLEMS = st.builds(
    Diagnostic,
    st.sampled_from(sorted(RULES)),
    st.text(),
    SPANS,
    st.text(),
    st.sampled_from(Severity),
    st.none() | SPANS,
)
CHECKED = st.builds(Checked, st.lists(PROBLEMS, max_size=3).map(tuple), composed=st.booleans())


@given(CHECKED)
def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, checked: Checked) -> None:
    """Every field, also of text that no encoding can write."""
    build = tmp_path_factory.mktemp("build")
    keep_check(build, "files", "review", checked)
    assert kept_check(build, "files", "review") == checked
    assert kept_check(build, "files", "draft") is None
    assert kept_check(build, "others", "review") is None


@given(CHECKED, st.data())
def test_one_wrong_byte_is_seen(
    tmp_path_factory: pytest.TempPathFactory, checked: Checked, data: st.DataObject
) -> None:
    """Whatever the disk does to it, the file says what was kept, or nothing."""
    build = tmp_path_factory.mktemp("build")
    keep_check(build, "files", "review", checked)
    content = bytearray((build / CHECKS).read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    (build / CHECKS).write_bytes(content)
    assert kept_check(build, "files", "review") in {None, checked}


def test_the_file_stays_small(tmp_path: Path) -> None:
    """The oldest orders go first."""
    for number in range(MOST + 3):
        keep_check(tmp_path, "files", f"review {number}", Checked((), composed=True))
    kept = [kept_check(tmp_path, "files", f"review {number}") is not None for number in range(MOST + 3)]
    assert kept == [False] * 3 + [True] * MOST


def test_many_write_at_once(tmp_path: Path) -> None:
    """One of them is last; the file is whole."""
    orders = [f"review {number}" for number in range(12)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda order: keep_check(tmp_path, "files", order, Checked((), composed=True)), orders))
    found = [kept_check(tmp_path, "files", order) for order in orders]
    assert Checked((), composed=True) in found
    assert set(found) <= {None, Checked((), composed=True)}


def test_a_disk_that_refuses_is_no_obstacle(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / ".cache").write_text("")
    keep_check(tmp_path, "files", "review", Checked((), composed=True))
    assert kept_check(tmp_path, "files", "review") is None
