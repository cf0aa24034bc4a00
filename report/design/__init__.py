"""Templates and style sheets put to use: the Jinja environment and the order of the sheets.

Below the stages, because compose and site both render with it.
"""
