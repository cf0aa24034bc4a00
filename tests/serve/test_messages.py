"""The routes of the translator's mode: what is read from PO files and written into them, and for whom."""

from __future__ import annotations

import errno
import json
import os
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from report.cli import main
from report.model.catalog import message_id
from report.pipeline import Order, make
from report.serve.application import Preview, application
from report.serve.events import Broadcast
from report.serve.guard import LARGEST_MESSAGE, Rules
from report.serve.making import Making
from report.serve.messages import message_routes
from report.serve.news import News
from report.serve.page_pictures import PagePictures
from report.serve.resident import Resident
from report.serve.shown import Shown, show_site
from tests.projects import ENGLISH, SETTINGS, TRANSLATIONS, write_project
from tests.serve.workbench import Workbench

if TYPE_CHECKING:
    from pathlib import Path

HERE = "http://127.0.0.1:8000"
YEAR_PO = "locale/en/LC_MESSAGES/year.po"
GLOSSARY = """\
- {source: 能效, use: {en: [effectiveness, efficiency]}, not: {en: [goodness]}, note: as in PUE}
"""
ENERGY = "平均能效为{{ dc.pue }}，曝光{{ year.views }}。"
FUZZY = """\
#. paragraph
#. changed: wording
#, fuzzy
#| msgid "一年工作。"
msgid "一年的工作。"
msgstr "A year's work."
"""


def name_of(msgid: str, domain: str = "year", context: str | None = None) -> str:
    """Return the id of a message."""
    return message_id((domain, context, msgid))


@dataclass
class Translator:
    """A translator's browser, and the project that is shown to it."""

    project: Path
    resident: Resident
    client: TestClient

    def show(self) -> Translator:
        """Show the project as its files are now."""
        made = Making(self.project).make_site(Order(self.project))
        assert made.value is not None, made.diagnostics
        assert not made.failed, made.diagnostics
        shown = show_site(made.value, Shown(), made.diagnostics)
        self.resident.news = News("draft", with_pdf=False, shown=shown)
        return self

    def read(self, path: str = YEAR_PO) -> str:
        """Return a file of the project."""
        return (self.project / path).read_text(encoding="utf-8")

    def take(self, msgid: str, domain: str = "year", context: str | None = None) -> dict[str, Any]:
        """Return a message as the panel gets it."""
        answer = self.client.get(f"/messages/en/{name_of(msgid, domain, context)}")
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    def post(self, path: str, body: object, **headers: str) -> Any:  # noqa: ANN401 - httpx2's answer
        """Send what the panel would, but for the headers given."""
        usual = {"origin": HERE, "x-report-token": "secret", "content-type": "application/json"}
        sent = {name: value for name, value in (usual | headers).items() if value}
        return self.client.post(path, content=json.dumps(body), headers=sent)

    def save(self, told: dict[str, Any], *strings: str, **more: object) -> Any:  # noqa: ANN401 - as above
        """Save a translation of a message that was taken."""
        asked = {"language": "en", "id": told["id"], "base": told["base"], "strings": list(strings), "fuzzy": False}
        return self.post("/messages", asked | more)


YEAR = TRANSLATIONS["year"].replace('msgid "一年的工作。"\nmsgstr "A year of work."\n', FUZZY)
CHANGES = {YEAR_PO: ENGLISH + YEAR, "locale/glossary.yaml": GLOSSARY}


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> News:
    """Return what is shown of the project, which is the same wherever its folder is."""
    return translator_at(write_project(tmp_path_factory.mktemp("shown"), CHANGES)).show().resident.news


@pytest.fixture
def translator(tmp_path: Path, news: News) -> Translator:
    """Return the browser of a translator at a project of its own, with a glossary."""
    translator = translator_at(write_project(tmp_path, CHANGES))
    translator.resident.news = news
    return translator


def translator_at(project: Path) -> Translator:
    """Return a browser at a preview that shows nothing yet."""
    bench = Workbench.__new__(Workbench)
    resident = Resident(Order(project), Workbench.crafts(bench), print)
    preview = Preview(project, resident, Broadcast(), PagePictures(), Rules(token="secret"))  # noqa: S106 - a test's
    routes = application(preview, message_routes(project, resident))
    return Translator(project, resident, TestClient(routes, HERE, client=("127.0.0.1", 50000)))


def test_page_lists_its_messages(translator: Translator) -> None:
    """In the order of the report, with states, the words of its figures last."""
    answer = translator.client.get("/messages", params={"language": "en", "page": "en/year/energy.html"}).json()
    rows = [(row["source"], row["state"]) for row in answer["messages"]]
    assert rows[:2] == [("能源", "translated"), (ENERGY, "translated")]
    assert {source for source, _ in rows[2:]} == {"数据中心能效", "曝光量", "次"}
    assert [row["page"] for row in answer["unfinished"]] == ["en/year.html"]
    orders = [row["order"] for row in answer["messages"]]
    assert orders == sorted(orders)


def test_marks_of_the_page_are_the_names_of_its_messages(translator: Translator) -> None:
    """Every text of the listing that is printed stands between comments; the source's pages have none."""
    page = translator.client.get("/site/en/year/energy.html").text
    assert f"<!--message {name_of('能源')}-->Energy<!--/message-->" in page
    assert f"<!--message {name_of(ENERGY)}-->" in page
    fuzzy = translator.client.get("/site/en/year.html").text
    assert f'<!--message {name_of("一年的工作。")}--><span class="untranslated" lang="zh-CN">' in fuzzy
    assert "<!--" not in translator.client.get("/site/zh-CN/year/energy.html").text


def test_published_pages_have_no_marks(translator: Translator) -> None:
    """Byte for byte what the preview shows without its comments; neither poisons what the other has kept."""
    order = Order(translator.project, pdf=False, standing_pdfs=frozenset({"zh-CN", "en"}))
    shown = translator.show().resident.shown
    published = make(order, {}, lambda _stage: None).value
    again = translator.show().resident.shown
    assert published is not None
    marks = re.compile(rb"<!--message [0-9a-f]{16}-->|<!--/message-->")
    site = {file.path.removeprefix("site/"): file.content for file in published.site}
    assert any(marks.search(file.content) for file in shown.site.values())
    assert {path: marks.sub(b"", file.content) for path, file in shown.site.items()} == site
    assert again.site == shown.site


def test_message_is_told_with_all_a_translator_needs(translator: Translator) -> None:
    """Source and role, what has changed, the terms, the figures, what the checks find."""
    told = translator.take("一年的工作。")
    assert (told["source"], told["roles"]) == ([["text", "一年的工作。"]], ["paragraph"])
    assert told["strings"] == ["A year's work."]
    assert (told["fuzzy"], told["changed"]) == (True, "wording")
    assert told["previous"] == [["same", "一年"], ["new", "的"], ["same", "工作。"]]
    assert told["places"] == ["content/sections/year.md:3"]
    energy = translator.take(ENERGY)
    kinds = [("text", "平均"), ("term", "能效"), ("text", "为"), ("figure", "{{ dc.pue }}"), ("text", "，曝光")]
    assert [tuple(part) for part in energy["source"]] == [*kinds, ("figure", "{{ year.views }}"), ("text", "。")]
    assert [(term["source"], term["use"], term["not"]) for term in energy["terms"]] == [
        ("能效", ["effectiveness", "efficiency"], ["goodness"])
    ]
    assert [figure["expression"] for figure in energy["figures"]] == ["{{ dc.pue }}", "{{ year.views }}"]
    assert energy["figures"][1]["printed"] == "more than 1.286\u00a0billion views"
    assert [word["source"] for word in energy["figures"][1]["words"]] == ["曝光量", "次"]
    assert energy["findings"] == []


def test_plural_forms_are_told_by_category(translator: Translator) -> None:
    """A unit has one string for each form of its language."""
    told = translator.take("次", "metrics")
    assert (told["strings"], told["forms"]) == (["view", "views"], ["one", "other"])
    assert translator.save(told, "play", "plays").status_code == 200
    assert 'msgstr[0] "play"\nmsgstr[1] "plays"\n' in translator.read("locale/en/LC_MESSAGES/metrics.po")
    assert translator.save(translator.take("次", "metrics"), "play").status_code == 409


def test_message_is_found_by_the_line_of_its_entry(translator: Translator) -> None:
    """Where a problem points: at the msgid or at the msgstr; elsewhere there is none, in other files neither."""
    lines = translator.read().split("\n")
    msgid = lines.index('msgid "能源"') + 1
    for line in (msgid, msgid + 1):
        answer = translator.client.get("/messages/at", params={"path": YEAR_PO, "line": line})
        assert answer.json() == {"language": "en", "id": name_of("能源"), "page": "en/year/energy.html"}
    elsewhere = ((YEAR_PO, "1"), (YEAR_PO, "x"), ("content/report.yaml", "9"), ("../year.po", "9"), ("year.po", "9"))
    for place in elsewhere:
        assert translator.client.get("/messages/at", params=dict(zip(("path", "line"), place, strict=True))).is_error


def test_checks_are_told_while_typing(translator: Translator) -> None:
    """A missing figure and a term, with places in the text; nothing is written."""
    before = translator.read()
    asked = {"language": "en", "id": name_of(ENERGY), "strings": ["The goodness was {{ dc.pue }} ."]}
    findings = translator.post("/messages/check", asked).json()["findings"]
    by_code = {finding["code"]: finding for finding in findings}
    assert set(by_code) == {"T105", "T121", "T124"}
    assert (by_code["T105"]["severity"], by_code["T105"]["start"]) == ("error", None)
    assert (by_code["T124"]["start"], by_code["T124"]["length"]) == (4, 8)
    assert by_code["T121"]["answer"] == "ignore-space"
    answered = translator.post("/messages/check", asked | {"answers": ["ignore-space"]}).json()["findings"]
    assert {finding["code"] for finding in answered} == set(by_code) - {"T121"}
    assert translator.read() == before


def test_same_text_said_in_two_ways_is_told(translator: Translator) -> None:
    """The cover and the report's title have one source text in two domains."""
    asked = {"language": "en", "id": name_of("示例报告", "cover"), "strings": ["Another report"]}
    codes = [finding["code"] for finding in translator.post("/messages/check", asked).json()["findings"]]
    assert codes == ["T127"]


def test_save_writes_the_entry_alone(translator: Translator) -> None:
    """Fuzzy, previous msgid and kind of change go; all other lines stay; the answer is the new state."""
    before = translator.read()
    told = translator.take("一年的工作。")
    answer = translator.save(told, "A year of work.")
    assert answer.status_code == 200
    done = '#. paragraph\nmsgid "一年的工作。"\nmsgstr "A year of work."\n'
    assert translator.read() == before.replace(FUZZY, done)
    assert (answer.json()["fuzzy"], answer.json()["previous"]) == (False, [])
    assert translator.save(answer.json(), "A year of work!").status_code == 200
    assert "A year of work." in translator.show().client.get("/site/en/year.html").text.replace("!", ".")


def test_save_keeps_what_others_saved_meanwhile(translator: Translator) -> None:
    """Another entry of the file, changed by Poedit since the message was opened."""
    told = translator.take("能源")
    path = translator.project / YEAR_PO
    path.write_text(translator.read().replace('"Work"', '"Our work"'), encoding="utf-8")
    assert translator.save(told, "Power").status_code == 200
    assert 'msgstr "Our work"' in translator.read()
    assert 'msgstr "Power"' in translator.read()


def test_save_over_what_another_saved_is_refused(translator: Translator) -> None:
    """With the message as it stands; who has seen that may save over it."""
    told = translator.take("能源")
    theirs = translator.read().replace('"Energy"', '"Energies"')
    (translator.project / YEAR_PO).write_text(theirs, encoding="utf-8")
    refused = translator.save(told, "Power")
    assert (refused.status_code, refused.json()["standing"]["strings"]) == (409, ["Energies"])
    assert "changed in the file" in refused.json()["message"]
    assert translator.read() == theirs
    assert translator.save(refused.json()["standing"], "Power").status_code == 200
    assert translator.read() == theirs.replace('"Energies"', '"Power"')


def test_save_that_would_stop_builds_is_refused(translator: Translator) -> None:
    """A missing figure: not even for a draft could the page be made. As needing work it is kept."""
    told, before = translator.take(ENERGY), translator.read()
    refused = translator.save(told, "Mean effectiveness was {{ dc.pue }}.")
    assert refused.status_code == 409
    assert [finding["code"] for finding in refused.json()["findings"] if finding["severity"] == "error"] == ["T105"]
    assert translator.read() == before
    kept = translator.save(told, "Mean effectiveness was {{ dc.pue }}.", fuzzy=True)
    assert kept.status_code == 200
    assert '#, fuzzy\nmsgid "平均' in translator.read()


def test_answer_to_a_finding_is_saved(translator: Translator) -> None:
    """As the comment that the checks look for; anything else is no answer."""
    told = translator.take("能源")
    assert translator.save(told, "Energy", answers=["ignore-me\nmsgid"]).status_code == 409
    assert translator.save(told, "Energy", answers=["ignore-term"]).status_code == 200
    assert '# ignore-term\nmsgid "能源"\n' in translator.read()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ('\nmsgid "x\n', "damaged PO file: a string without its closing quote"),
        ('\n<<<<<<< ours\nmsgid "x"\nmsgstr "y"\n', "damaged PO file: a merge conflict"),
    ],
    ids=["quote", "conflict"],
)
def test_damaged_file_is_left_alone(translator: Translator, damage: str, said: str) -> None:
    """With the place; what was typed stays in the panel, for nothing is answered in its place."""
    told = translator.take("能源")
    damaged = translator.read() + damage
    (translator.project / YEAR_PO).write_text(damaged, encoding="utf-8")
    refused = translator.save(told, "Power")
    assert refused.status_code == 409
    assert said in refused.json()["message"]
    assert refused.json()["message"].startswith(f"{YEAR_PO}:{damaged.count(chr(10), 0, -len(damage)) + 2}:")
    assert translator.read() == damaged


def test_file_of_another_language_is_left_alone(translator: Translator) -> None:
    """It stands in the wrong folder."""
    told = translator.take("能源")
    strange = translator.read().replace("Language: en", "Language: de")
    (translator.project / YEAR_PO).write_text(strange, encoding="utf-8")
    refused = translator.save(told, "Power")
    assert refused.status_code == 409
    assert refused.json()["message"].startswith(f"{YEAR_PO}:3:1: the file is in de")
    assert translator.read() == strange


def test_file_of_another_charset_is_left_alone(translator: Translator) -> None:
    """It is not read as something else, and not written as UTF-8."""
    told = translator.take("能源")
    path = translator.project / YEAR_PO
    path.write_bytes(translator.read().encode("gb18030"))
    refused = translator.save(told, "Power")
    assert (refused.status_code, refused.json()["message"]) == (
        409,
        f"{YEAR_PO} is not UTF-8 text: save it as UTF-8 first",
    )
    assert path.read_bytes().decode("gb18030")


@pytest.mark.parametrize("broken", ["fsync", "replace"])
def test_full_disk_leaves_the_file(translator: Translator, broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the bytes do not fit or the name cannot be exchanged: the old file, and nothing beside it."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    told, before = translator.take("能源"), translator.read()
    place = "pathlib.Path.replace" if broken == "replace" else "report.publish.aside.os.fsync"
    monkeypatch.setattr(place, full)
    refused = translator.save(told, "Power")
    assert refused.status_code == 409
    assert refused.json()["message"] == f"{YEAR_PO} could not be written: No space left on device; it is as it was"
    assert translator.read() == before
    assert not [path for path in (translator.project / YEAR_PO).parent.iterdir() if path.name.startswith(".")]


def test_read_only_file_is_left_alone(translator: Translator, monkeypatch: pytest.MonkeyPatch) -> None:
    """Renaming would get round the permission of the file, which somebody has set for a reason."""
    told, before = translator.take("能源"), translator.read()
    monkeypatch.setattr("report.serve.desk.os.access", lambda *_: False)
    refused = translator.save(told, "Power")
    assert (refused.status_code, refused.json()["message"]) == (409, f"{YEAR_PO} is read-only: nothing was written")
    assert translator.read() == before


def test_message_that_the_file_lacks_is_put_in(translator: Translator) -> None:
    """As `report update` writes it, behind the message before it."""
    text = translator.read().replace('msgid "能源"\nmsgstr "Energy"\n\n', "")
    (translator.project / YEAR_PO).write_text(text, encoding="utf-8")
    translator.show()
    told = translator.take("能源")
    assert (told["strings"], told["line"]) == ([""], 0)
    assert translator.save(told, "Power").status_code == 200
    names = re.findall(r'^msgid "(.*)"$', translator.read(), re.MULTILINE)
    assert names == ["", "工作", "一年的工作。", "能源", ENERGY]
    entry = block_of(translator, "能源")
    assert main(["update", "--lang", "en", "--project", str(translator.project)]) == 0
    assert block_of(translator, "能源") == entry


def block_of(translator: Translator, msgid: str) -> str:
    """Return the lines of an entry."""
    return next(block for block in translator.read().split("\n\n") if f'msgid "{msgid}"' in block)


def test_file_that_is_not_there_is_made(translator: Translator) -> None:
    """With all messages of its domain, as `report update` makes it."""
    (translator.project / YEAR_PO).unlink()
    translator.show()
    assert translator.save(translator.take("能源"), "Power").status_code == 200
    text = translator.read()
    assert '"Language: en\\n"' in text
    assert 'msgid "工作"\nmsgstr ""\n' in text
    assert 'msgid "能源"\nmsgstr "Power"\n' in text


def test_what_is_converted_is_written_against(tmp_path: Path) -> None:
    """A language by OpenCC: the file holds what somebody wrote, and nothing else; taken back, the conversion prints."""
    languages = SETTINGS.replace("[zh-CN, en]", "[zh-CN, en, zh-Hant-HK]") + "derived: {zh-Hant-HK: {by: s2hk}}\n"
    translator = translator_at(write_project(tmp_path, {"content/report.yaml": languages})).show()
    path = f"/messages/zh-Hant-HK/{name_of('能源')}"
    told = translator.client.get(path).json()
    assert (told["strings"], told["converted"], told["line"]) == (["能源"], True, 0)
    saved = translator.save(told, "能量", language="zh-Hant-HK")
    assert (saved.status_code, saved.json()["converted"]) == (200, False)
    own = "locale/zh_Hant_HK/LC_MESSAGES/year.po"
    assert re.findall(r'^msgid "(.+)"$', translator.read(own), re.MULTILINE) == ["能源"]
    page = "/site/zh-Hant-HK/year/energy.html"
    assert f"<!--message {name_of('能源')}-->能量<" in translator.show().client.get(page).text
    assert translator.save(saved.json(), "", language="zh-Hant-HK").status_code == 200
    again = translator.show().client.get(path).json()
    assert (again["strings"], again["converted"]) == (["能源"], True)


def test_file_that_leads_out_of_the_project_is_not_written(translator: Translator, tmp_path_factory: Any) -> None:  # noqa: ANN401 - pytest's
    """A link to somewhere else."""
    told = translator.take("能源")
    outside = tmp_path_factory.mktemp("outside") / "year.po"
    (translator.project / YEAR_PO).rename(outside)
    (translator.project / YEAR_PO).symlink_to(outside)
    before = outside.read_text(encoding="utf-8")
    assert translator.save(told, "Power").status_code == 409
    assert outside.read_text(encoding="utf-8") == before


def test_folder_that_leads_out_of_the_project_is_not_written(translator: Translator, tmp_path_factory: Any) -> None:  # noqa: ANN401 - as above
    """A file that could be made anew behind a link."""
    outside = tmp_path_factory.mktemp("outside")
    folder = (translator.project / YEAR_PO).parent
    (translator.project / YEAR_PO).unlink()
    translator.show()
    told = translator.take("能源")
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to(outside)
    assert translator.save(told, "Power").status_code == 409
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    "change",
    [
        {"id": "0" * 16},
        {"id": "../../etc/passwd"},
        {"language": "zh-CN"},
        {"language": "../en"},
        {"language": 3},
        {"strings": []},
        {"strings": "Power"},
        {"strings": ["Power", "Power"]},
        {"strings": [3]},
        {"strings": ["Po\x00wer"]},
        {"strings": ["Po\ud800wer"]},
        {"base": "another"},
        {"base": None},
    ],
    ids=str,
)
def test_nothing_else_is_written(translator: Translator, change: dict[str, object]) -> None:
    """Messages the report does not have, and requests that make no sense."""
    told = translator.take("能源")
    files = {path: path.read_bytes() for path in translator.project.rglob("*.po")}
    assert translator.save(told, "Power", **change).status_code == 409
    assert {path: path.read_bytes() for path in translator.project.rglob("*.po")} == files


@pytest.mark.parametrize("body", [None, [], "x", {}], ids=str)
def test_a_request_without_sense_is_refused(translator: Translator, body: object) -> None:
    """Whatever the body is."""
    assert translator.post("/messages", body).status_code == 409
    assert translator.post("/messages/check", body).status_code == 409


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": ""},
        {"x-report-token": "guessed"},
        {"content-type": "text/plain"},
        {"host": "evil.example"},
    ],
    ids=str,
)
def test_only_the_previews_own_page_saves(translator: Translator, headers: dict[str, str]) -> None:
    """Another origin, a form, a guess, a name that was pointed here."""
    told, before = translator.take("能源"), translator.read()
    asked = {"language": "en", "id": told["id"], "base": told["base"], "strings": ["Power"]}
    for path in ("/messages", "/messages/check"):
        assert translator.post(path, asked, **headers).status_code in {401, 403}
    assert translator.read() == before


def test_only_this_machine_translates(translator: Translator) -> None:
    """Where the network may look (`--host`), it neither reads messages nor writes them."""
    told, before = translator.take("能源"), translator.read()
    translator.client = TestClient(translator.client.app, HERE, client=("192.168.1.30", 50000))
    assert translator.save(told, "Power").status_code == 403
    assert translator.client.get(f"/messages/en/{told['id']}").status_code == 403
    assert translator.client.get("/messages", params={"language": "en", "page": "en/year.html"}).status_code == 403
    assert translator.read() == before


def test_long_translation_is_taken_and_a_huge_one_is_not(translator: Translator) -> None:
    """More than other requests may say, and still an end."""
    told = translator.take("能源")
    assert translator.save(told, "Energy " * 4000, fuzzy=True).status_code == 200
    assert translator.save(told, "x" * LARGEST_MESSAGE).status_code == 403


def test_markup_of_a_translation_stays_untrusted(translator: Translator) -> None:
    """What is saved is text: no tag comes from it, and no comment that would look like a mark."""
    told = translator.take("能源")
    evil = "<script>alert(1)</script><!--message 0123456789abcdef-->"
    assert translator.save(told, evil).status_code == 200
    page = translator.show().client.get("/site/en/year/energy.html").text
    assert "<script>alert" not in page
    assert "<!--message 0123456789abcdef-->" not in page


def test_failing_translation_is_marked_so(translator: Translator) -> None:
    """By what the build says of its entry, wherever in the entry that stands."""
    text = translator.read().replace('"Energy"', '"能源 power"')
    (translator.project / YEAR_PO).write_text(text, encoding="utf-8")
    translator.show()
    rows = translator.client.get("/messages", params={"language": "en", "page": "en/year/energy.html"}).json()
    states = {row["source"]: row["state"] for row in rows["messages"]}
    assert (states["能源"], states[ENERGY]) == ("failing", "translated")


def test_language_that_is_not_shown_has_no_pages(translator: Translator) -> None:
    """`report serve --lang zh-CN`: its messages are there, on no page."""
    shown = translator.resident.shown
    only = replace(shown, languages=("zh-CN",), compositions=(), sections={"zh-CN": shown.sections["zh-CN"]})
    translator.resident.news = replace(translator.resident.news, shown=only)
    answer = translator.client.get("/messages", params={"language": "en", "page": "en/year.html"}).json()
    assert (answer["messages"], answer["unfinished"]) == ([], [])
    assert translator.take(ENERGY)["figures"][0]["printed"] == ""


def test_nothing_shown_nothing_to_translate(tmp_path: Path) -> None:
    """While the first build has errors."""
    translator = translator_at(write_project(tmp_path))
    answer = translator.client.get("/messages", params={"language": "en", "page": "en/index.html"})
    assert (answer.status_code, answer.json()["message"]) == (
        409,
        "there is nothing to translate yet: mend the errors first",
    )
