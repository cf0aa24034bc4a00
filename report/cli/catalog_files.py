"""The catalogs' files, each read once; written are all of them or none, and none that somebody else has saved."""

from __future__ import annotations

import sys
from codecs import BOM_UTF8
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Span
from report.model.rendition import OutputFile
from report.po import PoSyntaxError, parse_po, write_po
from report.publish import publish_files
from report.translate import says_the_same, written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from report.po import PoDocument

FOLDER = "locale"


class CatalogFiles:
    """Files below locale/, as they were when they were first asked for."""

    def __init__(self, root: Path, wrap: int | None = None) -> None:
        """Read nothing yet; long strings are broken at `wrap` columns, never at 0, and None says nothing of layout."""
        self._root = root
        self._wrap = wrap
        self._contents: dict[str, bytes | None] = {}
        self._documents: dict[str, PoDocument | None] = {}

    def documents(self, folder: str) -> dict[str, PoDocument]:
        """Return the catalogs of a folder by domain.

        Raises PoSyntaxError; the files were read before, and damaged ones refused.
        """
        found = {}
        for path in sorted((self._root / folder).glob("*.po")):
            document = self._document(f"{folder}/{path.name}")
            if document is not None:
                found[path.stem] = document
        return found

    def publish(self, documents: Mapping[str, PoDocument]) -> Diagnostic | None:
        """Write the files that say anything new, and name them; or return why none was written."""
        files = []
        for path, document in documents.items():
            text = self._text(path, document)
            if text is not None:
                files.append(OutputFile(path, text.encode()))
        for path, content in self._contents.items():
            if content != _content(self._root / path):
                hint = "run the command again; nothing was written"
                return Diagnostic("T128", "the file was saved while it was brought up to date", Span(path), hint)
        try:
            paths = publish_files(self._root, files)
        except OSError as error:
            hint = "make room, or look at the permissions; every file is as it was"
            return Diagnostic("V101", f"cannot write {FOLDER}/: {error.strerror or error}", Span(FOLDER), hint)
        for path in paths:
            sys.stdout.write(f"{path}\n")
        if not paths:
            sys.stdout.write("everything is up to date\n")
        return None

    def _text(self, path: str, document: PoDocument) -> str | None:
        """Return the new text of a file, or None where it says nothing new and stands in the layout that is wanted."""
        before = self._standing(path)
        if before is None or not says_the_same(document, before):
            return written(document, before, self._wrap or 0)
        text = None if self._wrap is None else write_po(before, self._wrap)
        standing = self._contents[path] or b""
        return text if text is not None and text.encode() != standing.removeprefix(BOM_UTF8) else None

    def _standing(self, path: str) -> PoDocument | None:
        """Return a file as it stands; None for a new one, and for a damaged template, which is made anew."""
        try:
            return self._document(path)
        except PoSyntaxError:
            return None

    def _document(self, path: str) -> PoDocument | None:
        if path not in self._documents:
            content = self._contents[path] = _content(self._root / path)
            self._documents[path] = None if content is None else parse_po(content.decode("utf-8-sig"))
        return self._documents[path]


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
