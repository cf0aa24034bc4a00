"""One hash over everything a build depends on, to see that nothing has changed.

Content, not dates: a checkout, a copy or a touched file is no change. Fonts count too, by what fontconfig lists.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from report.read.folders import packaged
from report.read.stamps import Stamps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

INPUTS = ("content", "locale", "templates")
STAMPS = "build/.cache/stamps.json"
LIBRARIES = (
    "babel",
    "cssselect2",
    "fonttools",
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "mdit-py-plugins",
    "opencc",
    "pillow",
    "pydyf",
    "pyphen",
    "pyyaml",
    "segno",
    "tinycss2",
    "tinyhtml5",
    "weasyprint",
)
"""Those that have a say in what is on a page, by their names on PyPI; OpenCC not in every project."""
UNREAD = (".pyc", ".pot", ".swp", "~")
"""Endings of files that no stage reads: what Python, `report extract` and editors leave behind."""
_INSTALLED = re.compile(r"(.+?)-(\d[^-]*)(?:-.*)?\.(?:dist|egg)-info")
"""The folder that an installed library leaves: name, version."""


def fingerprint(root: Path) -> str:
    """Return the hash of a project's inputs, the program's code and templates, its libraries and the fonts."""
    listing = _ask_for_fonts()  # fontconfig looks while this process hashes
    stamps = Stamps(root / STAMPS)
    code = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for name in INPUTS:
        _add_folder(digest, name, root / name, stamps)
    _add_folder(digest, "code", code, stamps)
    for name in ("templates", "locale"):
        _add_folder(digest, f"packaged {name}", packaged(name), stamps)
    stamps.keep()
    for line in (sys.version, *library_versions(sys.path), os.environ.get("SOURCE_DATE_EPOCH", ""), _fonts(listing)):
        digest.update(f"{line}\0".encode())
    return digest.hexdigest()


def library_versions(folders: Iterable[str]) -> list[str]:
    """Return `name version` of each library, as the folders of installed libraries are called.

    `importlib.metadata` knows the same, and takes as long as all the rest to be imported.
    """
    found: dict[str, str] = {}
    for folder in folders:
        try:
            with os.scandir(folder or ".") as entries:
                names = sorted(entry.name for entry in entries)
        except OSError:
            continue  # a path that does not exist, or an archive
        for name in names:
            if match := _INSTALLED.fullmatch(name):
                found.setdefault(re.sub(r"[-_.]+", "-", match[1]).lower(), match[2])
    return [f"{name} {found.get(name) or _said_version(name)}" for name in LIBRARIES]


def _said_version(name: str) -> str:
    """Return the version of a library that lies somewhere else, for example in an archive."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - see library_versions

    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _add_folder(digest: hashlib._Hash, label: str, folder: Path, stamps: Stamps) -> None:
    top = os.fspath(folder)
    for path, found in _files(top, frozenset()):
        digest.update(os.fsencode(f"{label}{path[len(top) :]}\0"))
        try:
            digest.update(stamps.digest(path, found).encode())
        except OSError as error:
            # Whoever needs the file will say so; as soon as it can be read, that is a change.
            digest.update(f"unread {error.errno}\0".encode())


def _files(folder: str, above: frozenset[tuple[int, int]]) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files below a folder in a fixed order, links followed; `above` are the folders that led here."""
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return  # not there, or nobody may look: then there is nothing that could be read either
    for entry in listed:
        try:
            found = entry.stat()
        except OSError:
            continue  # a link into nowhere, or a file that was taken away this moment
        if entry.is_dir():
            here = found.st_dev, found.st_ino
            if entry.name != "__pycache__" and here not in above:
                yield from _files(entry.path, above | {here})
        elif entry.is_file() and not entry.name.endswith(UNREAD):
            yield entry.path, found


def _ask_for_fonts() -> subprocess.Popen[bytes] | None:
    program = shutil.which("fc-list")
    if program is None:
        return None
    words = [program, "--format", "%{file}|%{fontversion}|%{family}\n"]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603 - fontconfig's own tool


def _fonts(listing: subprocess.Popen[bytes] | None) -> str:
    if listing is None:
        return ""
    said, _ = listing.communicate()
    return "\n".join(sorted(said.decode(errors="replace").splitlines()))
