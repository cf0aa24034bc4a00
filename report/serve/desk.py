"""A translator's desk: the messages of the shown report, and the PO files in which they are entered.

What is shown says which messages there are; what they say is read from the file at the moment it is asked for, since
others write it too. A save changes one entry, and only while that still says what the translator saw.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from threading import Lock
from typing import TYPE_CHECKING, Any

from report.model.catalog import message_id
from report.model.goal import DRAFT
from report.model.rendition import OutputFile
from report.po import PoDocument, parse_po, patched
from report.publish import last_manifest, publish_files
from report.read.catalogs import catalog_folder
from report.read.files import ProjectFiles
from report.read.pofile import parse_po as parse_catalog
from report.translate.beside import surroundings_of
from report.translate.entering import Entered, entry_digest, find_entry, with_entered, with_message
from report.translate.extract import extract_messages
from report.translate.pofile import template_document
from report.translate.proving import Trial, proved
from report.translate.remarks import IGNORE
from report.translate.standing import standing_messages

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from report.diagnostics import Diagnostic
    from report.model.report import Report
    from report.po import PoEntry
    from report.translate.standing import Standing


_ANSWER = re.compile(rf"{IGNORE}[a-z-]{{1,30}}")


class RefusedError(Exception):
    """What was asked for is not done; the message says why, and what to do."""


class ChangedError(RefusedError):
    """The entry says something else by now than what the translator saw."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__("the entry has been changed in the file since you opened it")
        self.sheet = sheet


class UnsoundError(RefusedError):
    """The translation would stop every build."""

    def __init__(self, findings: tuple[Diagnostic, ...]) -> None:
        super().__init__("mend what is wrong, or save it as needing work: as it is, it would stop every build")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Sheet:
    """A message as it lies on the desk."""

    report: Report = field(repr=False)
    language: str
    message: Standing
    others: tuple[Standing, ...] = field(repr=False)
    """All messages of the language."""
    path: str
    """Project path of its PO file."""
    entry: PoEntry | None
    """None where the file lacks it."""

    @property
    def key(self) -> tuple[str | None, str]:
        """What no two messages of a file share."""
        return self.message.key[1:]

    @property
    def strings(self) -> tuple[str, ...]:
        """The translation as it stands, also where it comes from elsewhere than the file."""
        if self.entry is not None and not self.is_converted:
            return self.entry.msgstrs
        catalog = self.report.project.catalogs[self.language]
        known = catalog.find(*self.message.key)
        if known is not None:
            return known.strings
        return ("",) * (len(catalog.plural_categories) if self.message.plural else 1)

    @property
    def is_converted(self) -> bool:
        """Whether what stands is converted from another language, so that a save stands against the conversion."""
        known = self.report.project.catalogs[self.language].find(*self.message.key)
        return known is not None and known.derived and (self.entry is None or not any(self.entry.msgstrs))

    @property
    def base(self) -> str:
        """A name for what the translator sees of the entry."""
        return entry_digest(self.entry)

    def findings(
        self, strings: tuple[str, ...], goal: str, answers: frozenset[str] = frozenset()
    ) -> tuple[Diagnostic, ...]:
        """Return what is wrong with a translation of this message; raise RefusedError where it has other forms.

        `answers` are the findings that the translator has answered, beside those that the entry says.
        """
        if len(strings) != len(self.strings):
            message = f"this message has {len(self.strings)} forms, not {len(strings)}"
            raise RefusedError(message)
        trial = Trial(self.message, strings, (self.entry.marks if self.entry else frozenset()) | answers)
        return proved(trial, self.report, self.language, goal, self.others)


class Desk:
    """Takes messages out of the PO files of one project, and puts them back; may be used from several threads."""

    def __init__(self, root: Path) -> None:
        """Take nothing yet."""
        self._root = root
        self._lock = Lock()
        self._known: tuple[Report | None, dict[str, Mapping[str, Standing]]] = (None, {})

    def messages(self, report: Report, language: str) -> Mapping[str, Standing]:
        """Return the messages of a language by `message_id`; raise RefusedError where it has none."""
        if language == report.settings.source_language or language not in report.settings.languages:
            message = f"{language} is no language that this report is translated into"
            raise RefusedError(message)
        of, known = self._known
        if of is not report:
            known = {}
            self._known = (report, known)
        if language not in known:
            known[language] = standing_messages(report, language)
        return known[language]

    def take(self, report: Report, language: str, name: str) -> Sheet:
        """Return a message by its `message_id`; raise RefusedError."""
        sheet = self._sheet(report, language, name)
        document = self._document(language, sheet.path)[1]
        return replace(sheet, entry=find_entry(document, sheet.key) if document else None)

    def put(self, report: Report, language: str, name: str, entered: Entered, base: str) -> Sheet:
        """Write a translation into its file and return the message as it stands then; raise RefusedError.

        The file is the old one or the new one at every moment. Entries that others have changed meanwhile stay.
        """
        sheet = self._sheet(report, language, name)
        with self._lock:
            text, document = self._document(language, sheet.path)
            sheet = replace(sheet, entry=find_entry(document, sheet.key) if document else None)
            if sheet.base != base:
                raise ChangedError(sheet)
            entered = _checked(sheet, entered)
            complete = document
            if complete is None or sheet.entry is None:
                complete = _completed(sheet, document, last_manifest(self._root / "build"))
            after = with_entered(complete, sheet.key, entered)
            wrap = report.settings.wrap or 0
            self._write(sheet.path, patched(text, document or PoDocument(), after, wrap))
        return replace(sheet, entry=find_entry(after, sheet.key))

    def _sheet(self, report: Report, language: str, name: str) -> Sheet:
        """Return a message whose entry has not been looked for; raise RefusedError."""
        messages = self.messages(report, language)
        message = messages.get(name)
        if message is None:
            what = "the report has no such message any more; it has been changed in the meantime"
            raise RefusedError(what)
        path = f"{catalog_folder(language)}/{message.key[0]}.po"
        return Sheet(report, language, message, tuple(messages.values()), path, None)

    def find(self, report: Report, path: str, line: int) -> tuple[str, str]:
        """Return language and `message_id` of the entry at a line of a PO file; raise RefusedError."""
        folders = {catalog_folder(language): language for language in report.settings.languages}
        file = PurePosixPath(path)
        language = folders.get(file.parent.as_posix(), "")
        document = self._document(language, path)[1] if language and file.suffix == ".po" else None
        entries = document.entries if document else ()
        standing = [entry for entry in entries if not entry.obsolete and entry.line <= line][-1:]
        for entry in standing:
            name = message_id((file.stem, entry.context or None, entry.msgid))
            if name in self.messages(report, language):
                return language, name
        message = f"there is no message of the report at {path}:{line}"
        raise RefusedError(message)

    def _document(self, language: str, path: str) -> tuple[str, PoDocument | None]:
        """Return the text of a PO file and what it says, or None where there is no file; raise RefusedError."""
        if not (self._root / path).exists():
            return "", None
        files = ProjectFiles(self._root)
        content = files.content(path)
        if content is None:
            raise RefusedError(files.problems[0].message)
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            message = f"{path} is not UTF-8 text: save it as UTF-8 first"
            raise RefusedError(message) from error
        _, faults = parse_catalog(language, PurePosixPath(path).stem, path, text)
        if faults:
            first = faults[0]
            message = f"{first.span}: {first.message}; {first.hint} ({first.code})"
            raise RefusedError(message)
        return text, parse_po(text)

    def _write(self, path: str, text: str) -> None:
        locale, target = (self._root / "locale").resolve(), (self._root / path).resolve()
        root = self._root.resolve()
        if not (target.is_relative_to(locale) and locale.is_relative_to(root)):
            message = f"{path} leads out of the project's folder `locale`"
            raise RefusedError(message)
        if target.exists() and not os.access(target, os.W_OK):
            message = f"{path} is read-only: nothing was written"
            raise RefusedError(message)
        try:
            publish_files(root, [OutputFile(target.relative_to(root).as_posix(), text.encode())])
        except OSError as error:
            message = f"{path} could not be written: {error.strerror or error}; it is as it was"
            raise RefusedError(message) from error


def _checked(sheet: Sheet, entered: Entered) -> Entered:
    """Return what is to be entered, as a PO file has it; raise RefusedError where it must not be."""
    if any(_is_control(sign) for string in entered.strings for sign in string):
        message = "there is a control character in the translation: type the passage anew"
        raise RefusedError(message)
    # A line end at the end of a msgstr must be one of the msgid (msgfmt --check), where one is folded away.
    strings = tuple(string.strip("\n") for string in entered.strings)
    if not all(map(_ANSWER.fullmatch, entered.answers)):
        message = f"an answer to a finding is a word such as {IGNORE}width"
        raise RefusedError(message)
    found = sheet.findings(strings, DRAFT, frozenset(entered.answers))
    if not entered.fuzzy and any(finding.is_error for finding in found):
        raise UnsoundError(found)
    return replace(entered, strings=strings)


def _is_control(sign: str) -> bool:
    return (sign < " " and sign not in "\n\t") or sign == "\x7f" or "\ud800" <= sign <= "\udfff"


def _completed(sheet: Sheet, document: PoDocument | None, manifest: dict[str, Any] | None) -> PoDocument:
    """Return a file that has the message: as `report update` would write the entry, or the whole file.

    The file of a derived language gets this message alone: all others are converted.
    `manifest` is that of the last build, which tells the printed pages.
    """
    domain = sheet.message.key[0]
    found = (extract_messages(sheet.report).value or {}).get(domain, ())
    template = template_document(found, sheet.report.settings, surroundings_of(sheet.report, manifest), sheet.language)
    entry = find_entry(template, sheet.key)
    if entry is None:
        message = f"{domain} has no such message: run `report update`"
        raise RefusedError(message)
    if document is None and sheet.report.settings.derivation(sheet.language) is None:
        return template
    standing = document or replace(template, entries=())
    order = ((each.context or None, each.msgid) for each in template.entries)
    return with_message(standing, replace(entry, msgstrs=("",) * len(sheet.strings)), order)
