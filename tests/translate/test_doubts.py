"""Words that a conversion writes in two ways."""

from __future__ import annotations

from report.translate.doubts import find_doubts

COMMON = {"员工参加。": "員工參加。", "参加的人": "參加的人"}
ODD = {"昨天有人参加培训。": "昨天有人蔘加培訓。"}


def test_the_rare_way_is_told_with_its_text() -> None:
    """Twice in one way, once in another: the one is told."""
    (doubt,) = find_doubts({**COMMON, **ODD}, ())
    assert (doubt.word, doubt.written, doubt.usual, doubt.times) == ("参加", "蔘加", "參加", 2)
    assert doubt.context == "昨天有人参加培训。"
    assert doubt.text in ODD


def test_as_often_so_as_otherwise_says_nothing() -> None:
    """Both may be right: 补不回来, 不回避."""
    assert list(find_doubts({"补不回来": "補不回來", "不回避": "不迴避"}, ())) == []


def test_neighbours_of_any_word_say_nothing() -> None:
    """的 stands beside both."""
    texts = {"体系的作用": "體系的作用", "系的部分": "系的部分", "关系的": "關係的"}
    assert list(find_doubts(texts, ())) == []


def test_figures_and_targets_are_no_words() -> None:
    """Nor is what an exception has decided, nor a text whose characters do not stand one for one."""
    assert list(find_doubts({**COMMON, "见[甲](#参加)": "見[甲](#蔘加)"}, ())) == []
    assert list(find_doubts({**COMMON, **ODD}, ["人参加"])) == []
    assert list(find_doubts({**COMMON, "有人参加": "有人蔘加了"}, ())) == []
