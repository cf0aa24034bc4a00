"""The notations people write in, Markdown and YAML, read with the place of every piece.

Why here and not in `read`: directives parse their own bodies, and compose renders translated Markdown.
"""
