"""The Jinja environment of one language."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from jinja2 import (
    BytecodeCache,
    Environment,
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
)
from jinja2.exceptions import TemplateSyntaxError

from report.diagnostics import Diagnostic, Span
from report.diagnostics.span import span_at_offset
from report.model.goal import severity_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import CodeType

    from jinja2.bccache import Bucket

    from report.model.catalog import Catalog
    from report.model.project import Templates

INTERFACE = "interface"


class TemplateFailure(Exception):  # noqa: N818 - carries a diagnostic from a template to the stage that renders it
    """A template cannot be rendered; the diagnostic names its file and line."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class _Compiled(BytecodeCache):
    """Compiled templates: what one language and medium has compiled, the others of the run need not."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._codes.get(bucket.key, ("", None))
        bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = bucket.checksum, bucket.code


_COMPILED = _Compiled()


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
        self._environment = Environment(
            loader=FunctionLoader(self._load),
            autoescape=True,
            undefined=StrictUndefined,
            extensions=["jinja2.ext.i18n"],
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=_COMPILED,
        )
        self._environment.policies["ext.i18n.trimmed"] = True
        self._environment.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
            self.gettext, self._ngettext, newstyle=True, pgettext=self._pgettext
        )

    def gettext(self, message: str) -> str:
        """Return one of the templates' own words in the language."""
        return self._found(None, message)

    def _pgettext(self, context: str, message: str) -> str:
        return self._found(context, message)

    def _found(self, context: str | None, message: str) -> str:
        if self._is_english or not message:
            return message
        entry = self._catalog.find(INTERFACE, context, message) if self._catalog else None
        if entry is not None and entry.is_translated:
            return entry.strings[0]
        self._report_missing(message)
        return message

    def _ngettext(self, singular: str, plural: str, number: int) -> str:
        entry = self._catalog.find(INTERFACE, None, singular) if self._catalog else None
        if self._is_english or entry is None or not entry.is_translated:
            return singular if number == 1 else plural
        return entry.strings[min(len(entry.strings) - 1, int(number != 1))]

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
        return self._guarded(name, lambda template: template.render(**context))

    def _guarded(self, name: str, render: Callable[[Template], str]) -> str:
        try:
            return render(self._environment.get_template(name))
        except TemplateFailure:
            raise
        except TemplateSyntaxError as error:
            place = Span(self._shown(error.filename or error.name or name), error.lineno)
            raise TemplateFailure(_broken(error.message or "syntax error", place)) from error
        except TemplateNotFound as error:
            message = f"there is no template {error.name}"
            place = self._place(error, name)
            raise TemplateFailure(Diagnostic("R102", message, place, "add it, or mend the name")) from error
        except (TemplateError, TypeError, ValueError, KeyError, AttributeError, IndexError, ArithmeticError) as error:
            place = self._place(error, name)
            if not _raised_in_template(error):
                raise  # a fault of the program, not of the template
            raise TemplateFailure(_broken(str(error), place)) from error

    def _load(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        file = self.templates.files.get(name)
        return (file.text, file.shown_path, lambda: True) if file else None

    def _shown(self, name: str) -> str:
        file = self.templates.files.get(name)
        return file.shown_path if file else name

    def _place(self, error: Exception, name: str) -> Span:
        """Return the innermost template line of a traceback; Jinja rewrites its frames to template lines."""
        shown = {file.shown_path for file in self.templates.files.values()}
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in shown]
        return Span(frames[-1].filename, frames[-1].lineno or 1) if frames else Span(self._shown(name))


def _raised_in_template(error: Exception) -> bool:
    """Tell whether the innermost frame belongs to a template or to Jinja, not to our own code."""
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1].filename.replace("\\", "/") if frames else ""
    return "/report/" not in last or not last.endswith(".py") or "/jinja2/" in last


def _broken(reason: str, place: Span) -> Diagnostic:
    return Diagnostic("R101", f"broken template: {reason}", place, "mend the template at this line")
