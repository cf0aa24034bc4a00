"""S: goals and disclosures."""

from report.diagnostics.rulebook.rule import Rule

RULES = (
    Rule(
        "S101",
        "unknown-goal",
        "A Sustainable Development Goal that does not exist.",
        "There are 17.",
        "sdgs: [18]",
        "sdgs: [8]",
    ),
)
