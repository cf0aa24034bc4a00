"""V: build/ and what is in it."""

from report.diagnostics.rulebook.rule import Rule

RULES = (
    Rule(
        "V101",
        "cannot-write",
        "The outputs cannot be written.",
        "The disk is full, or the folder belongs to somebody else; the last outputs stay as they were.",
        "(a read-only build/)",
        "(a folder you may write to)",
    ),
    Rule(
        "V102",
        "no-project",
        "There is no content/report.yaml here or in a folder above.",
        "Every command works on a project.",
        "cd /tmp; report build",
        "report build --project path/to/project",
    ),
    Rule(
        "V103",
        "folder-not-empty",
        "`report new` was given a folder that holds files.",
        "It would write among files that are not its own.",
        "report new .",
        "report new our-report",
    ),
)
