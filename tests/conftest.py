"""What every test may ask for."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.outputs.example import build_example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.outputs.example import Example

FEW, MANY = 60, 2_000
"""Examples of a law that sets no number itself, in `make test` and in `make soak`."""

# A law is tried with fresh examples at the desk, and with the same ones in CI, where a red run must mean a change.
# No deadline: how long one example takes says nothing on a busy machine.
settings.register_profile("desk", deadline=None, max_examples=FEW)
settings.register_profile("ci", deadline=None, max_examples=FEW, derandomize=True)
settings.register_profile("soak", deadline=None, max_examples=MANY)
settings.load_profile("soak" if "SOAK" in os.environ else "ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return the path of the machine's Chromium, for Playwright's `executable_path`.

    Where there is none, CI fails; at a desk the tests in a browser are skipped, and say so (Ubuntu has only a snap).
    """
    for name in ("chromium", "chromium-browser", "google-chrome"):  # as in .ci/setup-system
        if path := shutil.which(name):
            return path
    if os.environ.get("CI"):
        pytest.fail("the tests of the website need a browser: install chromium")
    pytest.skip("no Chromium on this machine: the tests in a browser are left out")


@pytest.fixture(scope="session", autouse=True)
def _one_process_each() -> Iterator[None]:
    """Typeset in this process where nobody says how many it takes: pytest's own processes have all cores busy."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("report.typeset.workers.cores", lambda: 1)
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the directives' fixtures anew."""
    parser.addoption("--update-fixtures", action="store_true", help="write the expected HTML of directives anew")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Example:
    """Return the report that ships as the example, built for release.

    It takes seconds: modules that ask for it carry `pytest.mark.xdist_group("example")`, so that one worker builds it
    for all of them (`--dist loadgroup`).
    """
    return build_example(tmp_path_factory.mktemp("example"))
