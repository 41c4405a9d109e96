"""What can be read off a proposition without a model: numbers, times, names, negation.

The typed checks of clustering and judging compare these; they never look at the text again.
"""

from claimdiff.facts.compare import Comparison, compare
from claimdiff.facts.read import Facts, read_facts

__all__ = ["Comparison", "Facts", "compare", "read_facts"]
