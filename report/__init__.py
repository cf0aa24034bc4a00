"""Set corporate social responsibility reports in several languages, from one manuscript."""

__version__ = "0.1.0"
