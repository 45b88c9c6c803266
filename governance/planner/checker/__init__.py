"""An independent judge of plans: from the raw wishes and a list of meetings to broken rules and points.

It shares no code with the options, the bounds and the model; only the words of the problem. Slow and plain on purpose.
"""

from governance.planner.checker.broken import Violation, violations
from governance.planner.checker.score import points_of, score

__all__ = ["Violation", "points_of", "score", "violations"]
