"""The house rules that a program can check."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from report.diagnostics import RULES
from report.directives import DIRECTIVES

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "report").rglob("*.py"))
BANNED = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
LONGEST = 300


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_module_is_of_one_idea(path: Path) -> None:
    """A module has a docstring, a name that says something, and fits a reader's head."""
    text = path.read_text(encoding="utf-8")
    assert path.stem not in BANNED
    assert len(text.splitlines()) <= LONGEST
    assert ast.get_docstring(ast.parse(text)) or not text.strip()


def test_rules_are_explained() -> None:
    """Every code has what, why, wrong and right; the slug is unique."""
    assert all(all((rule.what, rule.why, rule.wrong, rule.right)) for rule in RULES.values())
    assert all(code == rule.code for code, rule in RULES.items())
    assert len({rule.slug for rule in RULES.values()}) == len(RULES)


def test_codes_in_the_source_are_rules() -> None:
    """No diagnostic is made with a code that does not exist, and no rule is unused."""
    source = "\n".join(p.read_text(encoding="utf-8") for p in MODULES if "rulebook" not in p.parts)
    used = set(re.findall(r'"([LMPSTRV]1\d\d)"', source)) | set(re.findall(r"\[([LMPSTRV]1\d\d)\]", source))
    assert used == set(RULES)


@pytest.mark.parametrize("name", sorted(DIRECTIVES))
def test_directive_is_one_file_one_template_one_fixture(name: str) -> None:
    """A directive's parts are where a newcomer looks for them."""
    directive = DIRECTIVES[name]
    module = name.replace("-", "_")
    assert (ROOT / f"report/directives/{module}.py").is_file()
    assert (ROOT / "templates/components" / directive.template).is_file()
    assert (ROOT / f"tests/directives/fixtures/{name}.txt").is_file()


def test_help_imports_no_engine() -> None:
    """`report --help` does not pay for stages that it does not use."""
    code = (
        "import sys\nfrom report.cli.arguments import parse_arguments\n"
        "heavy = {'weasyprint', 'babel', 'jinja2', 'yaml', 'markdown_it'} & set(sys.modules)\nprint(sorted(heavy))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert result.stdout.strip() == "[]"


def test_no_path_of_a_machine() -> None:
    """What is tracked names no folder of the machine it was written on, and no registry."""
    listing = subprocess.run(
        [shutil.which("git") or "git", "ls-files", "-z"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    # Built from parts, so that this file does not find itself.
    folders = "work|root|farm|home/[a-z]+"
    pattern = re.compile(rf"""(?:^|[\s"'(=:])/(?:{folders})/|files.python""" + "hosted|pypi" + r"\.org", re.MULTILINE)
    for name in filter(None, listing.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and path.suffix in {
            ".py",
            ".md",
            ".txt",
            ".toml",
            ".yaml",
            ".html",
            ".css",
            ".js",
            ".po",
            "",
        }:
            assert not pattern.search(path.read_text(encoding="utf-8")), name
