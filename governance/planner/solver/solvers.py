"""How CP-SAT is asked: one worker, one seed, work instead of seconds."""

from __future__ import annotations

from ortools.sat.python import cp_model

SOLVED = (cp_model.OPTIMAL, cp_model.FEASIBLE)


def solver_with(seconds: float) -> cp_model.CpSolver:
    """One worker and one seed, so that ties fall the same way every time; seconds of work, not of the clock.

    The years are paths, which a linear relaxation sees through: with all of it the search is several times shorter.
    """
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = seconds
    solver.parameters.linearization_level = 2
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    return solver


def plain_solver(seconds: float) -> cp_model.CpSolver:
    """Without the presolve that has called possible years impossible (google/or-tools #5274)."""
    solver = solver_with(seconds)
    solver.parameters.cp_model_presolve = False
    solver.parameters.linearization_level = 0
    return solver
