"""The Jinja environment of one language."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from report.design.blanks import blank_fault
from report.design.failure import TemplateFailure
from report.diagnostics import Diagnostic, Span
from report.diagnostics.span import span_at_offset
from report.model.goal import severity_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from report.design.templating import Templating
    from report.model.catalog import Catalog, Entry, MessageKey
    from report.model.project import Templates

__all__ = ["INTERFACE", "Design", "TemplateFailure"]

INTERFACE = "interface"
T = TypeVar("T")


class Design:
    """Renders templates in one language.

    Words of the templates (domain `interface`, msgid in English) that lack a translation are printed in
    English and reported once each.
    """

    def __init__(self, templates: Templates, language: str, catalog: Catalog | None, goal: str) -> None:
        self._severity = severity_for(goal)
        self.templates = templates
        self.language = language
        self._is_english = language.partition("-")[0] == "en"
        self.problems: list[Diagnostic] = []
        self._catalog = catalog
        self._reported: set[str] = set()

    @property
    def words(self) -> tuple[tuple[MessageKey, Entry], ...]:
        """The translations of the templates' own words."""
        entries = self._catalog.entries.items() if self._catalog else ()
        return tuple((key, entry) for key, entry in entries if key[0] == INTERFACE)

    @cached_property
    def _templating(self) -> Templating:
        from report.design.templating import Templating  # noqa: PLC0415 - Jinja is worth its time only to render

        return Templating(self.templates, self.gettext, self._ngettext, self._pgettext)

    def observed(self, make: Callable[[], T]) -> tuple[T, tuple[Diagnostic, ...]]:
        """Return what is made, and the problems that it has met, also those that another has met before."""
        self.problems, self._reported = [], set()
        made = make()
        problems, self.problems = tuple(self.problems), []
        return made, problems

    def gettext(self, message: str) -> str:
        """Return one of the templates' own words in the language."""
        return self._found(None, message)

    def _pgettext(self, context: str, message: str) -> str:
        return self._found(context, message)

    def _found(self, context: str | None, message: str) -> str:
        if self._is_english or not message:
            return message
        entry = self._catalog.find(INTERFACE, context, message) if self._catalog else None
        if entry is None or not entry.is_translated:
            self._report_missing(message)
            return message
        return entry.strings[0] if self._can_be_filled(message, entry) else message

    def _ngettext(self, singular: str, plural: str, number: int) -> str:
        entry = self._catalog.find(INTERFACE, None, singular) if self._catalog else None
        english = singular if number == 1 else plural
        if self._is_english:
            return english
        if entry is None or not entry.is_translated:
            self._report_missing(singular)
            return english
        return entry.strings[self._form_for(number)] if self._can_be_filled(plural, entry) else english

    def _form_for(self, number: int) -> int:
        """Return which of the plural forms a number has (CLDR)."""
        from babel.core import Locale  # noqa: PLC0415 - few templates count

        categories = self._catalog.plural_categories if self._catalog else ("other",)
        category = Locale.parse(self.language, sep="-").plural_form(number)
        return categories.index(category) if category in categories else len(categories) - 1

    def _can_be_filled(self, message: str, entry: Entry) -> bool:
        """Tell whether a translation has the blanks of its words, and report it once if not."""
        fault = next(filter(None, (blank_fault(message, string) for string in entry.strings)), None)
        if fault and message not in self._reported:
            self._reported.add(message)
            hint = f"write the blanks as in “{message}”"
            self.problems.append(Diagnostic("T129", fault, entry.place(0, len(entry.strings[0])), hint))
        return not fault

    def _report_missing(self, message: str) -> None:
        if message in self._reported:
            return
        self._reported.add(message)
        self.problems.append(
            Diagnostic(
                "T103",
                f"the word “{message}” of the templates is not translated into {self.language}",
                self._place_of_word(message),
                "run `report update`, then translate it in interface.po",
                self._severity,
            )
        )

    def _place_of_word(self, message: str) -> Span:
        for file in self.templates.files.values():
            offset = file.text.find(message) if file.name.endswith(".html") else -1
            if offset >= 0:
                return span_at_offset(file.shown_path, file.text, offset, len(message))
        return Span("templates")  # put together in the template, so that it stands nowhere as a whole

    def has(self, name: str) -> bool:
        """Tell whether there is a template of this name."""
        return name in self.templates.files

    def render(self, names: tuple[str, ...], context: Mapping[str, object]) -> str:
        """Render the first template that exists.

        Raises TemplateFailure with the template's file and line.
        """
        name = next((each for each in names if self.has(each)), names[-1])
        return self._templating.render(name, context)
