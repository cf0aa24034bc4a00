"""Which old translation serves for which message."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.translate.carrying import carried_over
from report.translate.matching import Known, Match, Reason, Source, match_messages
from report.translate.similar import LEAST
from report.translate.similarity import similarity, units_of
from tests.translate.recorded import Edit, after_edits, example_messages, load_edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from random import Random

LEAST_OF_ALL = min(least for pair in LEAST.values() for least in pair)

LONG = "合规经营落在日常的小事上：一份礼品收不收，一层关系报不报，一条线索交给谁核实。"
REST = "事情虽小，没有规矩就只能靠各人的分寸，而各人的分寸并不相同。"
OTHER = "参与的企业按文章篇数配捐，公益金用于濒危物种保护，也用于乡村学校的自然课。"


def document(texts: Iterable[str], domain: str = "trust", section: str = "trust.md") -> list[Source]:
    """Return messages of one section in their order."""
    return [Source(domain, position, text, "", section) for position, text in enumerate(texts)]


def known(olds: Iterable[Source], wanted: Iterable[Source]) -> list[Known]:
    """Return old entries with a translation."""
    keys = {(source.domain, source.context, source.msgid) for source in wanted}
    return [Known(old, f"[{old.msgid}]", (old.domain, old.context, old.msgid) in keys) for old in olds]


def matched(old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """Return the old text that each new one gets, for two drafts of a section."""
    wanted = document(new)
    found = match_messages(wanted, known(document(old), wanted))
    return {wanted[index].msgid: match.known.text for index, match in found.items()}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (LONG + REST, LONG),
        (LONG, LONG + REST),
        (LONG + REST, REST),
        (LONG, LONG.replace("日常的小事", "每天的琐事")),
        ("三年的变化", "四年的变化"),
        ("培训人次", "培训人数"),
        ("{{ a.b }}次", "{{ a.c }}次"),
        ("Rules of the house", "The rules of the house"),
    ],
)
def test_changed_text(old: str, new: str) -> None:
    """A text that changed keeps its translation, to be looked at."""
    wanted = document(["前", new, "后"])
    match = match_messages(wanted, known(document(["前", old, "后"]), wanted))[1]
    assert (match.known.text, match.reason, match.fuzzy) == (old, Reason.SIMILAR, True)


@pytest.mark.parametrize(("old", "new"), [("健康", "健身"), ("年度体检", "年度旅行"), ("设备", "人员"), (LONG, OTHER)])
def test_replaced_text(old: str, new: str) -> None:
    """Another thing in the same place gets nothing, also if half of a label is the same."""
    assert new not in matched(["前", old, "后"], ["前", new, "后"])


def test_label_that_stays_is_lent_to_nobody() -> None:
    """A new label that resembles one that is still there gets nothing, however much."""
    for old, new in (("乡村教师", "乡村医生"), ("捐赠的闲置旧电脑台数", "捐赠的闲置旧电脑总台数")):
        assert matched([old], [old, new]) == {old: old}


def test_near_double_of_a_text_that_stays() -> None:
    """A long text that is repeated with a change borrows the translation."""
    double = LONG.replace("日常", "每日")
    assert matched([LONG], [LONG, double]) == {LONG: LONG, double: LONG}


def test_split_serves_both_parts() -> None:
    """Both parts of a paragraph that was split get its translation, and no third text does."""
    assert matched(["前", LONG + REST, "后"], ["前", LONG, REST, "后"]) == {
        "前": "前",
        LONG: LONG + REST,
        REST: LONG + REST,
        "后": "后",
    }


def test_joined_gets_the_longer() -> None:
    """Two paragraphs that were joined give the longer one's translation."""
    assert matched(["前", REST, LONG], ["前", REST + LONG])[REST + LONG] == LONG


def test_place_decides_between_equals() -> None:
    """Where two old texts are equally alike, each changed text gets the one that stood there."""
    old = ["项目{{ a.a }}的完成情况", "中间", "项目{{ a.b }}的完成情况"]
    new = ["项目{{ b.a }}的完成情况", "中间", "项目{{ b.b }}的完成情况"]
    assert matched(old, new) == dict(zip(new, old, strict=True))


def test_same_text_elsewhere() -> None:
    """Text that moves to another domain keeps its translation as it is, also into two of them."""
    wanted = [*document([LONG], "a"), *document([LONG], "b")]
    found = match_messages(wanted, known(document([LONG]), wanted))
    assert [(match.reason, match.fuzzy) for match in found.values()] == [(Reason.MOVED, False)] * 2


def test_same_text_with_another_context() -> None:
    """Another msgctxt means another thing: the translation is offered to be looked at."""
    wanted = [Source("metrics", 0, "次", "演讲")]
    olds = [Known(Source("metrics", 0, "次", "播放"), "view", used=False)]
    match = match_messages(wanted, olds)[0]
    assert (match.reason, match.fuzzy) == (Reason.CONTEXT, True)


def test_text_translated_in_two_ways() -> None:
    """What is there twice with two translations is not taken over unseen."""
    wanted = [*document(["合计"], "a"), *document(["合计"], "b"), *document(["合计"], "c")]
    olds = [Known(wanted[0], "Total", used=True), Known(wanted[1], "Sum", used=True)]
    match = match_messages(wanted, olds)[2]
    assert (match.reason, match.fuzzy) == (Reason.MOVED, True)


def test_equal_old_texts_have_an_order() -> None:
    """Of several old entries that serve equally well, it is always the same one."""
    olds = [Known(Source(domain, 0, LONG), domain, used=False) for domain in "cab"]
    wanted = document([LONG, LONG.replace("日常", "每日")])
    assert match_messages(wanted, olds) == match_messages(wanted, olds[::-1])


def test_previous_text_of_a_fuzzy_entry() -> None:
    """A fuzzy entry is compared by the text its translation belongs to."""
    first, second, third = LONG, REST, LONG.replace("日常", "每日")
    old = Known(document([second])[0], "x", used=False, fuzzy=True, previous=first)
    found = match_messages(document([third]), [old])
    assert (found[0].reason, found[0].known, found[0].fuzzy) == (Reason.SIMILAR, old, True)
    back = match_messages(document([first]), [old])
    assert (back[0].reason, back[0].similarity, back[0].fuzzy) == (Reason.MOVED, 1, True)


def test_obsolete_text_comes_back() -> None:
    """The very text of an obsolete entry is the message itself; a fuzzy entry stays fuzzy."""
    for fuzzy in (False, True):
        old = Known(Source("trust", 99, LONG), "x", used=True, fuzzy=fuzzy)
        match = match_messages(document([LONG]), [old])[0]
        assert (match.reason, match.fuzzy) == (Reason.SAME, fuzzy)


TEXTS = st.text(st.sampled_from("甲乙丙丁，。三 ab1"), min_size=1, max_size=12)
SOURCES = st.builds(
    Source,
    st.sampled_from(["a", "b"]),
    st.integers(0, 9),
    st.one_of(TEXTS, st.sampled_from([LONG, REST, OTHER, LONG + REST, LONG.replace("日常", "每日"), REST[:20]])),
    st.sampled_from(["", "x"]),
    st.sampled_from(["", "one", "two"]),
)


def by_key(sources: list[Source]) -> list[Source]:
    """Return messages, each key once."""
    return list({(source.domain, source.context, source.msgid): source for source in sources}.values())


DOCUMENTS = st.lists(SOURCES, max_size=8).map(by_key)


@given(DOCUMENTS, DOCUMENTS)
def test_each_match_is_earned(wanted: list[Source], olds: list[Source]) -> None:
    """No match is less alike than the least; a text that is gone serves one changed text, or two parts.

    A text that is found as it was, elsewhere, is not gone.
    """
    found = match_messages(wanted, known(olds, wanted))
    changed = {index: match for index, match in found.items() if match.reason in {Reason.SIMILAR, Reason.PART}}
    for index, match in changed.items():
        assert LEAST_OF_ALL <= match.similarity <= 1
        assert match.similarity == similarity(units_of(wanted[index].msgid), units_of(match.known.text))
        assert match.fuzzy
    there = {match.known.source for index, match in found.items() if index not in changed}
    gone = Counter(
        (match.known.source, match.reason)
        for match in changed.values()
        if not match.known.used and match.known.source not in there
    )
    assert all(number == 1 for number in gone.values())


@given(DOCUMENTS)
def test_same_messages_are_all_found(sources: list[Source]) -> None:
    """Where nothing changed, everything stays."""
    found = match_messages(sources, known(sources, sources))
    assert [(match.reason, match.known.source, match.fuzzy) for match in found.values()] == [
        (Reason.SAME, source, False) for source in sources
    ]


@given(DOCUMENTS, DOCUMENTS, st.randoms(use_true_random=False))
def test_order_of_the_old_does_not_matter(wanted: list[Source], olds: list[Source], chance: Random) -> None:
    """Old entries may come in any order."""
    entries = known(olds, wanted)
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert match_messages(wanted, entries) == match_messages(wanted, shuffled)


@given(DOCUMENTS, DOCUMENTS, st.lists(st.text("子丑寅卯辰巳", min_size=1), unique=True, max_size=4))
def test_others_do_not_matter(wanted: list[Source], olds: list[Source], texts: list[str]) -> None:
    """Messages of another file that have nothing in common with these change none of their matches."""
    entries = known(olds, wanted)
    others = document(texts, "aa")
    more = match_messages([*wanted, *others], [*known(others, others), *entries])
    assert {index: match for index, match in more.items() if index < len(wanted)} == match_messages(wanted, entries)


def judged(edits: Sequence[Edit], messages: Mapping[str, Mapping[str, str]]) -> Counter[str]:
    """Return how often the update of the example makes of an edit what it should."""
    wanted = [
        Source(domain, position, text, "", domain)
        for domain, texts in after_edits({domain: list(texts) for domain, texts in messages.items()}, edits).items()
        for position, text in enumerate(dict.fromkeys(texts))
    ]
    olds = [source for domain, texts in messages.items() for source in document(texts, domain, domain)]
    entries = [
        replace(entry, translation=messages[entry.source.domain][entry.source.msgid]) for entry in known(olds, wanted)
    ]
    found = match_messages(wanted, entries)
    matches = {(wanted[index].domain, wanted[index].msgid): match for index, match in found.items()}
    return Counter(verdict(edit, [matches.get((edit.to_domain, text)) for text in edit.new]) for edit in edits)


def verdict(edit: Edit, matches: Sequence[Match | None]) -> str:
    """Return what the matches of an edit's new texts are worth."""
    offered = [match for match in matches if match]
    right = [match for match in offered if match.known.text in edit.old]
    if len(right) < len(offered) or (edit.expect == "none" and offered):
        return "wrong"
    if edit.expect == "none":
        return "right"
    if not right:
        return "lost"
    match, text = right[0], edit.new[0]
    kept = not match.fuzzy or carried_over(match.known.text, text, match.known.translation, "en") is not None
    if kept and edit.expect == "fuzzy":
        return "kept unseen"
    return "right" if kept or edit.expect == "fuzzy" else "fuzzy"


def test_recorded_edits() -> None:
    """Of two hundred edits of the example, nearly all get what they should, and none gets another text's words."""
    verdicts = judged(load_edits(), example_messages())
    assert verdicts["wrong"] == verdicts["kept unseen"] == 0
    assert verdicts["lost"] <= 4
    assert verdicts["right"] >= 192
