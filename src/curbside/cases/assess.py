"""The path of a case, on one screen: each stage takes frozen records and returns one."""

from __future__ import annotations

from dataclasses import replace

from curbside.cases.case import Case
from curbside.cases.casebook import Casebook
from curbside.cases.differential import rank_causes
from curbside.cases.emergency import in_order_of_likelihood, judge_urgency
from curbside.cases.localise import localise
from curbside.cases.next_steps import choose_steps
from curbside.cases.pathway import follow_pathways
from curbside.cases.record import Assessment
from curbside.cases.scores import read_scores, score_issues


def assess(case: Case, casebook: Casebook) -> Assessment:
    """What is made of a case that has been read: urgency first and apart, then where, what and what next."""
    case = replace(case, issues=(*case.issues, *score_issues(case, casebook.scores)))
    emergency = judge_urgency(case, casebook.criteria)
    localisation = localise(case, casebook.sites)
    differential = rank_causes(case, localisation, casebook.causes)
    emergency = in_order_of_likelihood(emergency, differential)
    scores = read_scores(case, casebook.scores)
    pathway = follow_pathways(case, scores, casebook.pathways)
    steps = choose_steps(case, localisation, differential, casebook.steps)
    return Assessment(
        case, emergency, localisation, differential, scores, pathway, steps, casebook.names, casebook.lexicon.broader
    )
