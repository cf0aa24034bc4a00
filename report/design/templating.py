"""Jinja: templates are compiled and rendered, and what breaks in them is told with its line.

Apart from `Design`, so that nothing of it is imported where every page is known already.
"""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.exceptions import TemplateSyntaxError

from report.design.failure import TemplateFailure
from report.diagnostics import Diagnostic, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import CodeType

    from jinja2.bccache import Bucket

    from report.model.project import Templates


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


class Templating:
    """The templates of a design with the words of one language."""

    def __init__(
        self,
        templates: Templates,
        gettext: Callable[[str], str],
        ngettext: Callable[[str, str, int], str],
        pgettext: Callable[[str, str], str],
    ) -> None:
        """Compile nothing yet."""
        self._templates = templates
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
            gettext, ngettext, newstyle=True, pgettext=pgettext
        )

    def render(self, name: str, context: Mapping[str, object]) -> str:
        """Render a template.

        Raises TemplateFailure with the template's file and line.
        """
        try:
            return self._environment.get_template(name).render(**context)
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
        file = self._templates.files.get(name)
        return (file.text, file.shown_path, lambda: True) if file else None

    def _shown(self, name: str) -> str:
        file = self._templates.files.get(name)
        return file.shown_path if file else name

    def _place(self, error: Exception, name: str) -> Span:
        """Return the innermost template line of a traceback; Jinja rewrites its frames to template lines."""
        shown = {file.shown_path for file in self._templates.files.values()}
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in shown]
        return Span(frames[-1].filename, frames[-1].lineno or 1) if frames else Span(self._shown(name))


def _raised_in_template(error: Exception) -> bool:
    """Tell whether the innermost frame belongs to a template or to Jinja, not to our own code."""
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1].filename.replace("\\", "/") if frames else ""
    return "/report/" not in last or not last.endswith(".py") or "/jinja2/" in last


def _broken(reason: str, place: Span) -> Diagnostic:
    return Diagnostic("R101", f"broken template: {reason}", place, "mend the template at this line")
