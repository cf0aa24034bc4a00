"""The recorded edits are edits of the example report, as it is or was."""

from __future__ import annotations

from dataclasses import replace

from tests.translate.recorded import COUNTS, after_edits, example_messages, faults, load_edits


def test_edits_are_of_the_example() -> None:
    """Every old text is, or was, one of the example's, and every new text is new unless it moves."""
    assert list(faults(load_edits(), example_messages())) == []
    assert sum(COUNTS.values()) == len(load_edits()) == 200


def test_faults_are_seen() -> None:
    """A text that the example has not, and a missing edit, are named."""
    first, *others = load_edits()
    messages = example_messages()
    assert list(faults(others, messages)) == [f"{first.kind}: 1 fewer than COUNTS says"]
    odd = replace(first, old=("没有这句话。",))
    assert list(faults([odd, *others], messages)) == [f"{first.id}: the example has no '没有这句话。'"]


def test_edits_are_made() -> None:
    """After the edits the new texts stand there, the old ones do not, and all others stay in their order."""
    messages, edits = example_messages(), load_edits()
    edited = after_edits({domain: list(texts) for domain, texts in messages.items()}, edits)
    for edit in edits:
        assert set(edit.new) <= set(edited[edit.to_domain])
        if edit.kind != "moved-in-file":
            assert not set(edit.old) & set(edited[edit.domain])
    touched = {(edit.domain, text) for edit in edits for text in (*edit.old, *edit.new)}
    for domain, texts in messages.items():
        untouched = [text for text in texts if (domain, text) not in touched]
        assert [text for text in edited[domain] if text in set(untouched)] == untouched
