"""The part that solves: nothing outside imports it, so that no page loads the solver; the task finds it by its path."""
