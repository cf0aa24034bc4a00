"""One hash over everything a build depends on, to see that nothing has changed.

Content, not dates: a checkout, a copy or a touched file is no change. Fonts count too, by what fontconfig lists.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from report.read.templates import packaged

if TYPE_CHECKING:
    from collections.abc import Iterator

INPUTS = ("content", "locale", "templates")
ENGINES = ("weasyprint", "pydyf", "tinycss2", "jinja2", "babel", "markdown-it-py", "mdit-py-plugins", "pyyaml")


def fingerprint(root: Path) -> str:
    """Return the hash of a project's inputs, the program's code and templates, its libraries and the fonts."""
    digest = hashlib.sha256()
    for name in INPUTS:
        _add_folder(digest, root / name, root)
    code = Path(__file__).parent.parent
    _add_folder(digest, code, code.parent)
    for name in ("templates", "locale"):
        _add_folder(digest, packaged(name), packaged(name))
    for line in (*_versions(), os.environ.get("SOURCE_DATE_EPOCH", ""), _fonts()):
        digest.update(f"{line}\0".encode())
    return digest.hexdigest()


def _add_folder(digest: hashlib._Hash, folder: Path, root: Path) -> None:
    for path in _files(folder):
        digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())


def _files(folder: Path) -> Iterator[Path]:
    for directory, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = Path(directory) / name
            if path.is_file() and not name.endswith((".pyc", ".pot")):
                yield path


def _versions() -> Iterator[str]:
    yield sys.version
    for name in ENGINES:
        yield f"{name} {version(name)}"


def _fonts() -> str:
    program = shutil.which("fc-list")
    if program is None:
        return ""
    listing = subprocess.run(  # noqa: S603 - fontconfig's own tool
        [program, "--format", "%{file}|%{fontversion}|%{family}\n"], capture_output=True, text=True, check=False
    )
    return "\n".join(sorted(listing.stdout.splitlines()))
