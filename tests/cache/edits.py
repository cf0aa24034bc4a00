"""A small project in which everything is used that one part of a report can know of another, and edits of it."""

from __future__ import annotations

import dataclasses
import random
import shutil
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from report.cache.store import NAME
from report.compose import compose_edition
from report.diagnostics.diagnosed import combine
from report.read import read_project
from report.resolve import resolve_project
from report.site import build_site
from report.translate import translate_report
from tests.projects import ENGLISH, METRICS, SETTINGS, TRANSLATIONS, write_project

if TYPE_CHECKING:
    from pathlib import Path

    from report.cache import Cache
    from report.diagnostics import Diagnosed

YEAR, ENERGY, MORE = "content/sections/year.md", "content/sections/year/energy.md", "content/sections/year/more.md"
REPORT, FIGURES, LITERALS = "content/report.yaml", "content/metrics/year.yaml", "content/literals.yaml"
YEAR_PO, METRICS_PO = "locale/en/LC_MESSAGES/year.po", "locale/en/LC_MESSAGES/metrics.po"
INTERFACE_PO = "locale/en/LC_MESSAGES/interface.po"
OUTLINE = """\
- {id: cover, kind: cover}
- {id: contents, kind: contents}
- id: year
  kind: chapter
  sections:
  - {id: year.energy, kind: section}
  - {id: year.more, kind: section}
"""
WHOLE = SETTINGS[: SETTINGS.index("outline:")] + "outline:\n" + OUTLINE
LESS = WHOLE[: WHOLE.index("  - {id: year.more")]
MORE_TEXT = "# 更多\n\n见[](#year.energy)和[](#saving)。[^b]\n\n[^b]: 又一注。\n\n:::{table} data/awards.yaml\n:::\n"
AWARDS = "title: 奖项\ncolumns: [{key: name, name: 名称}]\nrows:\n- {name: 节能奖}\n"
EXTRA = (
    "extra.saved:\n  label: 节约\n  value: 20\n  unit: 吨\nextra.ratio:\n  label: 比\n  formula: extra.saved / dc.pue\n"
)
START: dict[str, str] = {
    REPORT: WHOLE,
    FIGURES: METRICS,
    "content/sections/contents.md": "# 目录\n\n:::{toc}\n:::\n",
    YEAR: (
        "---\nsdgs: [7]\n---\n# 工作\n\n一年的工作，见[](#saving)。[^a]\n\n[^a]: 能效为{{ dc.pue }}。\n\n"
        ":::{sdg-index}\n:::\n"
    ),
    ENERGY: (
        "---\nsdgs: [7, 13]\n---\n# 能源\n\n平均能效为{{ dc.pue }}，曝光{{ year.views }}。\n\n"
        "## 节约 {#saving}\n\n共有1.14和20吨，见[](#year)。[^a]\n\n[^a]: 注。\n\n"
        ":::{kpi} strip\ndc.pue\nyear.views\n:::\n"
    ),
    MORE: MORE_TEXT,
    "content/data/awards.yaml": AWARDS,
}


def changed(path: str, *texts: str | None) -> list[tuple[str, str | None]]:
    """Return the edits that give a file one of some texts, or (None) remove it."""
    return [(path, text) for text in texts]


SECTION = START[ENERGY]
WORDS, LABELS = ENGLISH + TRANSLATIONS["year"], ENGLISH + TRANSLATIONS["metrics"]
PRINT_SECTION = "templates/print/sections/section.html"
EDITS: list[tuple[str, str | None]] = [
    *changed(ENERGY, SECTION, SECTION.replace("平均", "全年平均"), "\n" + SECTION.replace("---\n", "---\n\n", 1)),
    *changed(ENERGY, SECTION.replace("# 能源", "# 电{{ dc.pue }}"), SECTION.replace("## 节约", "## 节省")),
    *changed(ENERGY, SECTION.replace("sdgs: [7, 13]", "sdgs: [1]"), SECTION.replace("{{ dc.pue }}", "{{ dc.pux }}")),
    *changed(ENERGY, SECTION.replace("{#saving}", "{#thrift}"), SECTION.replace("[^a]", "", 1), "没有标题\n"),
    *changed(ENERGY, SECTION + "\n:::{table} 指标\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n:::\n"),
    *changed(YEAR, START[YEAR], START[YEAR].replace("[^a]", "", 1).replace("[^a]:", "[^c]:"), "# 工作<b>\n"),
    *changed(YEAR, START[YEAR].replace("# 工作", "# 一年"), START[YEAR].replace("sdgs: [7]", "sdgs: [3]")),
    *changed(MORE, MORE_TEXT, MORE_TEXT.replace("更多", "其他"), MORE_TEXT + "\n:::{kpi} grid\ndc.pue\n:::\n"),
    *changed("content/sections/year/energy.en.md", "# Energy\n\nWritten here, {{ year.views }}, 20 tonnes.\n", None),
    *changed("content/sections/cover.md", "# 示例报告\n\n新的一年。\n"),
    *changed("content/data/awards.yaml", AWARDS.replace("节能奖", "创新奖"), AWARDS, None),
    *changed(REPORT, WHOLE, LESS, WHOLE + "address: https://example.org/\n", WHOLE.replace("示例报告", "年报")),
    *changed(REPORT, WHOLE + "brand: {color-accent: '#123456'}\n", WHOLE + "notice: 见{{ dc.pue }}\n"),
    *changed(REPORT, LESS.replace("kind: section", "kind: subsection"), "slug: [\n"),
    *changed(REPORT, WHOLE.replace("kind: section", "kind: subsection")),
    *changed(FIGURES, METRICS, METRICS.replace("1.14", "1.15"), METRICS.replace("能效", "效率"), "\n\n" + METRICS),
    *changed(FIGURES, METRICS.replace("over", "nearly"), METRICS.replace("unit: 次", "unit: 回"), METRICS + EXTRA),
    *changed("content/metrics/extra.yaml", EXTRA, EXTRA.replace("20", "21"), None),
    *changed(LITERALS, "- {text: 20吨, why: 例}\n", "- {text: 40次, why: 例}\n", None),
    *changed(YEAR_PO, ENGLISH + TRANSLATIONS["year"], ENGLISH + TRANSLATIONS["year"].replace("Mean", "The mean")),
    *changed(YEAR_PO, ENGLISH + "\n\n" + TRANSLATIONS["year"], ENGLISH + TRANSLATIONS["year"].replace("Energy", "")),
    *changed(
        YEAR_PO, ENGLISH + TRANSLATIONS["year"].replace("{{ dc.pue }}, with", "with"), ENGLISH + 'msgid "a\n', None
    ),
    *changed(
        METRICS_PO, ENGLISH + TRANSLATIONS["metrics"].replace("Views", "Clicks"), ENGLISH + TRANSLATIONS["metrics"]
    ),
    *changed(INTERFACE_PO, ENGLISH + 'msgid "Contents"\nmsgstr "What is inside"\n', None),
    *changed(
        PRINT_SECTION, "<i>{{ title }}</i>{{ body }}", "{{ body }}{% for s in scene.sections %}{{ s.title.source }}"
    ),
    *changed(PRINT_SECTION, "{{ _('Odd word') }}{{ scene.metric('dc.pue').value }}{{ body }}", None),
    *changed("templates/components/kpi.html", "{{ cells | length }}{{ scene.url('year.energy') }}", None),
    *changed("templates/web/page.html", "{{ title }}{{ navigation | length }}{{ sections | join }}", None),
    *changed("templates/shared/base.css", "body { color: red }", None),
]
GOALS = ("draft", "draft", "draft", "review", "draft", "release")
"""Drafts more often: the others mostly end at what is not translated."""
LANGUAGES = (("zh-CN", "en"), ("zh-CN",), ("en",))


@dataclasses.dataclass(frozen=True)
class Step:
    """Files that are changed, what happens to the cache, and what is built then."""

    edits: tuple[tuple[str, str | None], ...]
    harm: str
    """none, delete, cut, noise or zeros."""
    goal: str
    languages: tuple[str, ...]
    seed: int


steps = st.lists(
    st.builds(
        Step,
        st.lists(st.sampled_from(EDITS), min_size=1, max_size=3).map(tuple),
        st.sampled_from(("none", "none", "none", "delete", "cut", "noise", "zeros")),
        st.sampled_from(GOALS),
        st.sampled_from(LANGUAGES),
        st.integers(0, 1000),
    ),
    min_size=2,
    max_size=4,
)


def write_start(folder: Path) -> Path:
    """Write the project as it is before any edit."""
    return write_project(folder, START)


def take(step: Step, root: Path, cache: Path) -> None:
    """Make the edits of a step, and the harm."""
    for path, text in step.edits:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            file.unlink(missing_ok=True)
        else:
            file.write_text(text, encoding="utf-8")
    _harm(cache, step)


def _harm(cache: Path, step: Step) -> None:
    if step.harm == "delete":
        shutil.rmtree(cache, ignore_errors=True)
    file = cache / NAME
    if step.harm in {"none", "delete"} or not file.exists():
        return
    chance = random.Random(step.seed)  # noqa: S311 - noise
    content = bytearray(file.read_bytes())
    if step.harm == "cut":
        del content[chance.randrange(len(content)) :]
    for _ in range(40 if step.harm == "noise" else 0):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    if step.harm == "zeros":
        start = chance.randrange(len(content))
        content[start : start + 5000] = bytes(len(content[start : start + 5000]))
    file.write_bytes(content)


def build(root: Path, goal: str, languages: tuple[str, ...], kept: Cache | None) -> list[str]:
    """Return all that a build makes before typesetting, and all that it says, as text."""
    said: list[str] = []

    def went_on(made: Diagnosed[Any]) -> bool:
        said.extend(map(repr, made.diagnostics))
        return not made.failed

    project = read_project(root, kept)
    if not went_on(project) or project.value is None:
        return said
    resolved = resolve_project(project.value, goal, kept=kept)
    report = resolved.value
    said += [repr((report.sections, report.metrics, report.own_texts))] if report else []
    if not went_on(resolved) or report is None:
        return said
    editions = combine(translate_report(report, language, goal, kept=kept) for language in languages)
    if not went_on(editions):
        return said
    for edition in editions.value or ():
        said += [repr((edition.report.sections, edition.report.settings, edition.missing, edition.fuzzy))]
    composed = combine(compose_edition(edition, kept=kept) for edition in editions.value or ())
    if not went_on(composed):
        return said
    said += [repr(dataclasses.asdict(composition)) for composition in composed.value or ()]
    site = build_site(report, composed.value or (), frozenset({"en"}), kept)
    went_on(site)
    return said + [f"{file.path} {file.content!r}" for file in site.value or ()]
