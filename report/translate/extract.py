"""Report -> messages by domain, each once, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from jinja2.exceptions import TemplateSyntaxError
from jinja2.ext import babel_extract

from report.diagnostics import Diagnosed, Diagnostic, Span
from report.translate.messages import INTERFACE, Message, iter_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.model.project import TemplateFile
    from report.model.report import Report

KEYWORDS = ("_", "gettext", "ngettext", "pgettext")
# `silent: false`: by default a template with a syntax error loses all its messages without a word.
_OPTIONS = {"silent": "false", "trimmed": "true"}


@dataclass(frozen=True, slots=True)
class Extracted:
    """A message with every place it comes from."""

    message: Message
    places: tuple[Span, ...]
    roles: tuple[str, ...]
    notes: tuple[str, ...] = ()
    """What writers say to translators."""
    parts: tuple[str, ...] = ()
    """Ids of the sections or metrics that it belongs to."""


def extract_messages(report: Report) -> Diagnosed[dict[str, tuple[Extracted, ...]]]:
    """Return the messages of each domain; the same text twice in a domain is one message."""
    problems: list[Diagnostic] = []
    messages = [*iter_messages(report), *_of_templates(report, problems)]
    gathered: dict[str, dict[tuple[str | None, str], Extracted]] = {}
    for message in messages:
        domain = gathered.setdefault(message.domain, {})
        key = (message.context, message.msgid)
        found = domain.get(key)
        domain[key] = _joined(found, message) if found else _alone(message)
    return Diagnosed({name: tuple(domain.values()) for name, domain in gathered.items()}, tuple(problems))


def _alone(message: Message) -> Extracted:
    return Extracted(message, (message.span,), (message.role,), _given(message.note), _given(message.part))


def _joined(found: Extracted, message: Message) -> Extracted:
    own = replace(found.message, own=found.message.own or message.own)
    places = (*found.places, message.span)
    roles, notes, parts = found.roles, found.notes, found.parts
    return Extracted(own, places, _with(roles, message.role), _with(notes, message.note), _with(parts, message.part))


def _given(word: str) -> tuple[str, ...]:
    return (word,) if word else ()


def _with(words: tuple[str, ...], word: str) -> tuple[str, ...]:
    return words if word in words else (*words, *_given(word))


def _of_templates(report: Report, problems: list[Diagnostic]) -> Iterator[Message]:
    for name, file in sorted(report.project.templates.files.items()):
        if name.endswith(".html"):
            yield from _of_template(file, problems)


def _of_template(file: TemplateFile, problems: list[Diagnostic]) -> Iterator[Message]:
    try:
        found = list(babel_extract(BytesIO(file.text.encode()), KEYWORDS, [], _OPTIONS))
    except TemplateSyntaxError as error:
        message = f"broken template: {error.message}"
        problems.append(Diagnostic("R101", message, Span(file.shown_path, error.lineno), "mend the template"))
        return
    for line, function, arguments, _comments in found:
        span = Span(file.shown_path, line)
        words = arguments if isinstance(arguments, tuple) else (arguments,)
        if function == "ngettext" and words[0] and words[1]:
            yield Message(INTERFACE, words[0], span, "interface", own=file.own, plural=words[1])
        elif function == "pgettext" and words[0] and words[1]:
            yield Message(INTERFACE, words[1], span, "interface", context=words[0], own=file.own)
        elif words[0]:
            yield Message(INTERFACE, words[0], span, "interface", own=file.own)
