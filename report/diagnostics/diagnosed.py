"""A value with the problems met on the way to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from report.diagnostics.diagnostic import Diagnostic

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Diagnosed(Generic[T]):
    """The result of a stage: a value, or None when there is none, and every problem.

    Law: a value that comes with an error is never handed on by `then`.
    """

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the next stage must not run."""
        return self.value is None or any(d.is_error for d in self.diagnostics)

    def then(self, stage: Callable[[T], Diagnosed[U]]) -> Diagnosed[U]:
        """Run the next stage on the value unless this one failed, and keep the problems of both."""
        if self.value is None or self.failed:
            return Diagnosed(None, self.diagnostics)
        following = stage(self.value)
        return Diagnosed(following.value, unique((*self.diagnostics, *following.diagnostics)))


def combine(results: Iterable[Diagnosed[T]]) -> Diagnosed[tuple[T, ...]]:
    """Gather several results into one; its value is None as soon as one of theirs is."""
    gathered = tuple(results)
    diagnostics = unique(d for result in gathered for d in result.diagnostics)
    values = tuple(result.value for result in gathered if result.value is not None)
    return Diagnosed(values if len(values) == len(gathered) else None, diagnostics)


def unique(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Drop repetitions; keep the order."""
    return tuple(dict.fromkeys(diagnostics))
