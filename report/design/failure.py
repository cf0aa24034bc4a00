"""How a broken template is told to the stage that renders it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report.diagnostics import Diagnostic


class TemplateFailure(Exception):  # noqa: N818 - carries a diagnostic from a template to the stage that renders it
    """A template cannot be rendered; the diagnostic names its file and line."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic
