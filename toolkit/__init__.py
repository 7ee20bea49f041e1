"""Compare codes of conduct clause by clause, with the words that prove each finding."""

__version__ = "0.1.0"
