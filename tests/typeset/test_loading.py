"""WeasyPrint is loaded quickly, and is the same WeasyPrint."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import cffi
import weasyprint.text.ffi

from report.typeset import declared, loading

SOURCE = Path(weasyprint.text.ffi.__file__).read_text(encoding="utf-8")


def declarations() -> str:
    """Return WeasyPrint's own declarations."""
    found = re.search(r"ffi\.cdef\('''(.*?)'''\)", SOURCE, re.DOTALL)
    assert found is not None
    return found[1]


def run(code: str) -> str:
    """Run a program of its own."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_kept_declarations_are_those_of_weasyprint(tmp_path: Path) -> None:
    """What is kept is what cffi makes of the text today; after an update of WeasyPrint, `declared.py` is made anew."""
    fresh = cffi.FFI()
    fresh.cdef(declarations())
    fresh.cdef(loading.MORE)
    fresh.set_source("report.typeset.declared", None)
    fresh.emit_python_code(str(tmp_path / "declared.py"))
    wanted = (tmp_path / "declared.py").read_text(encoding="utf-8")
    kept = Path(declared.__file__).read_text(encoding="utf-8")
    assert kept.partition("import _cffi_backend")[2] == wanted.partition("import _cffi_backend")[2]
    assert hashlib.sha256(declarations().encode()).hexdigest() == loading.DECLARED


def test_nothing_is_parsed_and_nothing_is_loaded_for_nothing() -> None:
    """Neither the parser of C nor the large parts of fontTools are imported."""
    unwanted = "{'pycparser', 'fontTools.subset', 'fontTools.varLib'}"
    assert not run(f"import report.typeset, sys; print(*sorted({unwanted} & {{*sys.modules}}))")


def test_other_declarations_are_parsed() -> None:
    """With another text WeasyPrint parses its own, and works."""
    code = (
        "import sys, types, importlib.util\n"
        "package = types.ModuleType('report.typeset')\n"
        "package.__path__ = [importlib.util.find_spec('report').submodule_search_locations[0] + '/typeset']\n"
        "sys.modules['report.typeset'] = package\n"
        "from report.typeset import loading\n"
        "loading.DECLARED = 'another'\n"
        "loading.load_engine()\n"
        "import weasyprint\n"
        "print('pycparser' in sys.modules, weasyprint.HTML(string='<p>x').write_pdf()[:5])\n"
    )
    assert run(code) == "True b'%PDF-'"


def test_what_was_put_off_can_be_had() -> None:
    """The parts of fontTools come when they are asked for, the real ones."""
    code = (
        "import report.typeset, weasyprint.pdf.fonts as fonts\n"
        "from fontTools.varLib import instancer\n"
        "print(fonts.subset.Options.__module__, instancer.instantiateVariableFont.__module__)\n"
        "try: fonts.instantiateVariableFont({}, {})\n"
        "except ValueError: print('real')\n"
    )
    assert run(code).split() == ["fontTools.subset", "fontTools.varLib.instancer", "real"]
