"""How each yardstick is called, and what it is where it is missing."""

from __future__ import annotations

import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tests.bench.yardsticks.documents import HTML, TYPST

HERE = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
"""As in .ci/setup-system."""
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--generate-pdf-document-outline")
PLAIN, CHROMIUM, TYPST_NAME = "plain WeasyPrint", "Chromium", "Typst"
YARDSTICKS = (PLAIN, TYPST_NAME, CHROMIUM)


def command(yardstick: str, folder: Path) -> list[str] | str:
    """Return the command that makes a PDF of the documents in a folder, or why there is none."""
    target = folder / output(yardstick)
    if yardstick == PLAIN:
        return [sys.executable, str(HERE / "plain_run.py"), str(folder / HTML), str(target)]
    if yardstick == TYPST_NAME:
        if _version("typst") is None:
            return "typst is not installed: `pip install --group bench`"
        return [sys.executable, str(HERE / "typst_run.py"), str(folder / TYPST), str(target)]
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        return "chromium is not installed"
    return [browser, *QUIET, "--export-tagged-pdf", f"--print-to-pdf={target}", (folder / HTML).as_uri()]


def output(yardstick: str) -> str:
    """Return the name of its PDF."""
    return f"{yardstick.replace(' ', '-').lower()}.pdf"


def versions() -> dict[str, str | None]:
    """Return what is compared, by version; None for what is missing."""
    found = {name: _version(name) for name in ("report", "weasyprint", "pydyf", "fonttools", "typst", "pikepdf")}
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return found | {"python": sys.version.split()[0], "chromium": browser}


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
