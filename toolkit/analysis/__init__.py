"""An Instrument becomes an Analysis: norms with their facets, topics, definitions, references."""

from toolkit.analysis.analyse import analyse
from toolkit.analysis.topics import Topic, topic_list

__all__ = ["Topic", "analyse", "topic_list"]
