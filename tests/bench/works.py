"""What is measured: works of the program, with what is wanted of each."""

from __future__ import annotations

from dataclasses import dataclass

ONE, BOTH = ("zh-CN",), ("zh-CN", "en")
ENGLISH = ("en",)
ALL: tuple[str, ...] = ()
"""Every output."""


@dataclass(frozen=True, slots=True)
class Work:
    """Something that people wait for."""

    key: str
    name: str
    sizes: tuple[int, ...]
    languages: tuple[str, ...] = BOTH
    """Of the PDFs that are made; the yardsticks make the same."""
    outputs: tuple[str, ...] = ("--pdf",)
    """What is asked of `report build`; nothing: every PDF and the website."""
    edit: str = ""
    """The edit before it: sentence, page, metric or message, and the size of the section."""
    kept: str = "all"
    """Caches before it: none, fonts or all."""
    resident: bool = False
    to_plain: float | None = None
    """Wanted at most, of plain WeasyPrint's time for the same languages."""
    to_typst: float | None = None
    """Wanted at most, of Typst's time for one language."""
    stricter: tuple[int, float, float] | None = None
    """At another size, what is wanted there."""

    def wanted(self, size: int) -> tuple[float | None, float | None]:
        """Return what is wanted at a size, of plain WeasyPrint and of Typst."""
        if self.stricter and self.stricter[0] == size:
            return self.stricter[1:]
        return (self.to_plain, self.to_typst) if size == 100 else (None, None)


def _edited(kind: str, edit: str, *, small: bool = False) -> tuple[Work, ...]:
    sizes = (25, 100, 400) if small else (100,)
    return (
        Work(f"{kind}, one PDF", f"{kind}: its PDF", sizes, ONE, edit=edit, to_plain=0.11, to_typst=1.3),
        Work(f"{kind}, both PDFs", f"{kind}: both PDFs", (100,), edit=edit),
        Work(f"{kind}, all", f"{kind}: both PDFs and the website", (100,), outputs=ALL, edit=edit),
    )


WORKS = (
    Work("cold, one", "cold, one PDF", (25, 100), ONE, kept="none"),
    Work("cold, both", "cold, both PDFs", (25, 100, 400), kept="none", to_plain=0.33, to_typst=4),
    Work("cold, both, fonts", "cold, both PDFs, fonts cut before", (100,), kept="fonts"),
    Work("cold, all", "cold, both PDFs and the website", (100,), outputs=ALL, kept="none"),
    Work("nothing", "nothing changed (to one language)", (25, 100, 400), ONE, ALL, to_plain=0.03, to_typst=0.4),
    *_edited("small section edited", "sentence small"),
    *_edited("medium section edited", "sentence medium", small=True),
    *_edited("large section edited", "sentence large"),
    Work("page added", "a page added: its PDF", (100,), ONE, edit="page medium"),
    Work("page lost", "a page lost: its PDF", (100,), ONE, edit="no page medium"),
    Work("metric", "the most printed metric edited: both PDFs", (100,), edit="metric"),
    Work("message", "a translation edited: its PDF", (100,), ENGLISH, edit="message medium"),
    Work(
        "resident, both",
        "medium section edited, in a process that stays: both PDFs",
        (100, 400),
        edit="sentence medium",
        resident=True,
        to_plain=0.05,
        to_typst=0.8,
        stricter=(400, 0.03, 0.4),
    ),
    Work(
        "resident, web",
        "medium section edited, in a process that stays: the website",
        (100,),
        ONE,
        outputs=("--site",),
        edit="sentence medium",
        resident=True,
        to_typst=0.3,
    ),
)
