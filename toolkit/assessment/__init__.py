"""A Crosswalk becomes an Assessment."""

from toolkit.assessment.assess import assess

__all__ = ["assess"]
