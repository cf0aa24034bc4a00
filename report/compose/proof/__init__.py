"""The proof of a translation: source and translation side by side, for those who review them.

It is a document like the report itself, set by the same engines; nothing of it is published.
"""

from report.compose.proof.composing import compose_proof

__all__ = ["compose_proof"]
