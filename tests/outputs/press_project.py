"""A small report with all that a print edition has to deal with, built with `--print`."""

from __future__ import annotations

from contextlib import redirect_stderr
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from PIL import Image

from report.cli import main
from tests.outputs.press_profile import press_profile
from tests.projects import write_project

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGE = "zh-CN"
SETTINGS = """\
slug: sample
title: 示例机构年度报告
organisation: 示例机构
period: {from: 2020-01-01, to: 2020-12-31}
date: 2021-03-25
languages: [zh-CN]
notice: 提示
brand: {primary: '#16566B', primary-cmyk: '82 42 36 34'}
"""
OUTLINE = """\
outline:
- {id: cover, kind: cover}
- {id: contents, kind: contents}
- {id: letter, kind: letter}
- id: year
  kind: chapter
  sections:
  - {id: year.energy, kind: section}
  - {id: year.water, kind: section, opens: flow}
- id: people
  kind: chapter
  sections:
  - {id: people.training, kind: section}
- {id: index, kind: appendix}
- {id: form, kind: part}
- {id: colophon, kind: colophon}
"""
FORM = """\
kind: form
title: 问卷
submit: 完成
questions:
- {id: clear, kind: single, text: 是否清楚, options: [清楚, 不清楚]}
- {id: more, kind: open, text: 有何建议}
"""


@dataclass(frozen=True)
class Printed:
    """What a build with `--print` left and said."""

    project: Path
    said: str

    @property
    def inside(self) -> Path:
        """The file that is bound."""
        return self.project / "build" / "pdf" / f"sample-{LANGUAGE}-print.pdf"

    @property
    def cover(self) -> Path:
        """The file of the cover."""
        return self.project / "build" / "pdf" / f"sample-{LANGUAGE}-cover.pdf"

    @property
    def screen(self) -> Path:
        """The PDF for screens."""
        return self.project / "build" / "pdf" / f"sample-{LANGUAGE}.pdf"


def print_project(folder: Path, more: str, *words: str) -> Printed:
    """Write the report with more lines in its settings, and build it for a printer; it must succeed."""
    files: dict[str, str | bytes | None] = {
        "content/report.yaml": SETTINGS + more + OUTLINE,
        "content/colour/press.icc": press_profile(),
        "content/images/coarse.png": _picture("PNG", 200, 100),
        "content/images/fine.jpg": _picture("JPEG", 2400, 1200),
        "content/data/form.yaml": FORM,
        "content/sections/cover.md": "# 示例机构年度报告\n",
        "content/sections/letter.md": "# 写在前面的话\n\n感谢各位读者。\n",
        "content/sections/year.md": "# 一年里的工作\n\n从春天到冬天。\n",
        "content/sections/contents.md": "# 目录\n\n:::{toc}\n:::\n",
        "content/sections/year/energy.md": _section("能源与气候", 7, f"见[](#people.training)。\n\n{_text(0, 22)}"),
        "content/sections/year/water.md": _section(
            "用水与循环", 6, _text(30, 3) + _figure("coarse.png", "看不太清的图")
        ),
        "content/sections/people.md": "# 同行的伙伴们\n\n与我们同行的人。\n",
        "content/sections/people/training.md": _section(
            "学习与成长", 4, _text(60, 8) + _figure("fine.jpg", "看得很清的图")
        ),
        "content/sections/index.md": "# 指标索引表\n\n下面是各节所在的页。\n\n:::{sdg-index}\n:::\n",
        "content/sections/form.md": "# 读者的反馈\n\n:::{form} data/form.yaml\n:::\n",
        "content/sections/colophon.md": "# 版权\n\n版权所有。\n",
    }
    said = StringIO()
    with redirect_stderr(said):
        code = main(["build", "--print", *words, "--project", str(write_project(folder, files))])
    assert code == 0, said.getvalue()
    return Printed(folder, said.getvalue())


def _section(title: str, goal: int, body: str) -> str:
    return f"---\nsdgs: [{goal}]\n---\n# {title}\n\n{body}"


def _figure(name: str, caption: str) -> str:
    return f"\n:::{{figure}} images/{name}\nalt: 图\ncaption: {caption}\n:::\n"


def _text(start: int, paragraphs: int) -> str:
    """Return paragraphs of which none begins or ends like another."""
    texts = ("".join(_character(number, at) for at in range(150)) for number in range(start, start + paragraphs))
    return "\n\n".join(f"{text}。" for text in texts) + "\n"


def _character(paragraph: int, at: int) -> str:
    digest = sha256(f"{paragraph} {at}".encode()).digest()
    return chr(0x5200 + int.from_bytes(digest[:4]) % 0x400)


def _picture(form: str, width: int, height: int) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), (200, 30, 40)).save(file, form)
    return file.getvalue()
