"""What earlier runs have worked out, found again by what it was made from.

A value is kept under a hash of everything that went into it: content, settings, templates, the program's code, its
libraries. So a stale value cannot be found, nothing has to be thrown out when a file changes, and two processes that
write at once write the same. All of it is safe to delete.

Why not a file for each value: a report has thousands of small ones, and to open a file takes longer than to make some.
"""

from report.cache.content import content_key
from report.cache.kept import Cache
from report.cache.ledger import Ledger
from report.cache.program import code_key
from report.cache.recall import Asked, recalled, recalled_with_key
from report.cache.store import Store

__all__ = ["Asked", "Cache", "Ledger", "Store", "code_key", "content_key", "recalled", "recalled_with_key"]
