"""`report check` of unchanged files says what the last one said, and looks at everything else again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from report.cli import check, main
from report.cli.arguments import FORMATS
from tests.projects import METRICS, TRANSLATIONS, write_project

if TYPE_CHECKING:
    from collections.abc import Callable

FAULTS: dict[str, dict[str, str | bytes | None]] = {
    "none": {},
    "a warning": {"content/sections/year.md": "# 工作\n\n新写的一句。\n"},
    "an error": {"content/sections/year.md": "# 工作\n\n一年{{ dc.peu }}。\n"},
    "a file that stops everything": {"content/report.yaml": "languages: [zh\n"},
    "two declarations": {"content/metrics/more.yaml": "dc.pue: {label: 能效, value: 2}\n"},
}


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what makes reading a project a failure."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("the project was read")  # noqa: EM101, TRY003 - never shown to users

    return lambda: monkeypatch.setattr("report.pipeline.load", refuse)


@pytest.mark.parametrize("style", FORMATS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_second_check_says_the_same(
    fault: str, style: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], unread: Callable[[], None]
) -> None:
    """Same files, same words, same exit code, and nothing is read for it."""
    words = ["check", "--format", style, "--project", str(write_project(tmp_path, FAULTS[fault]))]
    first = main(words), capsys.readouterr()
    unread()
    assert (main(words), capsys.readouterr()) == first


@pytest.mark.parametrize(
    "changed",
    [
        {"content/metrics/year.yaml": METRICS.replace("1.14", "1.15")},
        {"content/images/new.svg": "<svg/>"},
        {"templates/print/own.css": "p { color: red }"},
        {"locale/en/LC_MESSAGES/year.po": TRANSLATIONS["year"]},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_change_is_looked_at(changed: dict[str, str], tmp_path: Path, unread: Callable[[], None]) -> None:
    """Files of every kind count, of whatever length and date."""
    words = ["check", "--traceback", "--project", str(write_project(tmp_path))]
    assert main(words) == 0
    for path, text in changed.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    unread()
    with pytest.raises(AssertionError, match="was read"):
        main(words)


def test_another_order_is_another_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What one goal or language allows is kept apart from the others, and each is kept."""
    words = ["check", "--project", str(write_project(tmp_path, FAULTS["a warning"]))]
    for _ in range(2):
        assert main([*words, "--goal", "release"]) == 1
        assert main(words) == 0
        assert main([*words, "--lang", "zh-CN"]) == 0
        assert main([*words, "--lang", "fr"]) == 1
    assert "L114" in capsys.readouterr().err


@pytest.mark.parametrize(
    "damage", [b"", b"{}", b"\xff\xfe", b"0\n{}", None], ids=["empty", "no-sum", "bytes", "sum", "cut"]
)
def test_damage_is_no_answer(damage: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A damaged file of earlier checks costs time, and nothing else."""
    words = ["check", "--project", str(write_project(tmp_path, FAULTS["an error"]))]
    first = main(words), capsys.readouterr()
    kept = tmp_path / "build/.cache/checks.json"
    kept.write_bytes(kept.read_bytes()[:-9] if damage is None else damage)
    assert (main(words), capsys.readouterr()) == first


def test_a_file_saved_meanwhile_is_not_taken_as_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knows which of the two was read, so nothing is kept."""
    prints = iter(["before", "after"])
    monkeypatch.setattr(check, "fingerprint", lambda _root: next(prints))
    assert main(["check", "--project", str(write_project(tmp_path))]) == 0
    assert not Path(tmp_path / "build/.cache/checks.json").exists()
