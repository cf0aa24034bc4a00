"""Answers of one pure function to many small questions, kept together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")

MANY = 30_000
"""So many answers are kept in any case; a report of a thousand pages asks for as many."""
SPARE = 4
"""Beyond that, how many times as many are kept as were asked for; a run asks for one language after the other."""


class Ledger(Generic[T]):
    """Answers by question. A question is text, a number or a tuple of such, and says all that the answer depends on."""

    def __init__(self, answers: Mapping[Any, T]) -> None:
        """Begin with the answers of earlier runs."""
        self._answers: dict[Any, T] = dict(answers)
        self._asked: set[Any] = set()
        self._new: set[Any] = set()

    def answer(self, question: Any, find: Callable[[], T]) -> T:  # noqa: ANN401 - see the class
        """Return the answer to a question, found if it is not known."""
        self._asked.add(question)
        if question not in self._answers:
            self._answers[question] = find()
            self._new.add(question)
        return self._answers[question]

    def known(self, question: Any) -> T | None:  # noqa: ANN401 - see the class
        """Return the answer to a question, or None where it is not known."""
        self._asked.add(question)
        return self._answers.get(question)

    def note(self, question: Any, answer: T) -> None:  # noqa: ANN401 - see the class
        """Keep an answer, in place of another."""
        self._asked.add(question)
        if self._answers.get(question) != answer:
            self._answers[question] = answer
            self._new.add(question)

    def news(self) -> dict[Any, T] | None:
        """Return the answers that were found since this was last asked; None where there are none."""
        news = {question: self._answers[question] for question in self._new}
        self._new = set()
        return news or None

    def whole(self) -> dict[Any, T]:
        """Return all answers; where they have become too many, those that nobody asks for any more go."""
        if len(self._answers) > max(MANY, SPARE * len(self._asked)):
            self._answers = {question: self._answers[question] for question in self._answers if question in self._asked}
        return dict(self._answers)
