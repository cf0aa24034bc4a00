"""The points at which WeasyPrint is extended: they fail loudly when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import weasyprint
from weasyprint.layout import inline

from report.typeset.lines import setting_lines
from report.typeset.lines.engine import REPLACED, EngineChangedError, check_engine

if TYPE_CHECKING:
    from collections.abc import Callable


def test_weasyprint_is_the_one_we_know() -> None:
    """The installed WeasyPrint has every function that is replaced, with the parameters that are counted on."""
    check_engine()


def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new WeasyPrint is not extended unseen."""
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with pytest.raises(EngineChangedError, match=r"70\.0, this is 71\.0"), setting_lines():
        pass


@pytest.mark.parametrize(("module", "name", "parameters"), REPLACED)
def test_another_function_is_refused(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str, parameters: str
) -> None:
    """A function that takes other parameters is not replaced."""

    def other(wrong: int) -> int:
        return wrong

    monkeypatch.setattr(module, name, other)
    with pytest.raises(EngineChangedError, match=f"{name} takes wrong, not {parameters}"), setting_lines():
        pass


def test_weasyprint_is_itself_again() -> None:
    """Functions are replaced for a while only, even when something fails."""

    def functions() -> list[Callable[..., object]]:
        return [getattr(module, name) for module, name, _ in REPLACED]

    before = functions()
    with setting_lines():
        assert inline.justify_line is not before[5]
    with pytest.raises(ZeroDivisionError), setting_lines():
        _ = 1 / 0
    assert functions() == before
