"""The casebook: what the packs know for cases, compiled once from their tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from curbside.cases.applies import Populations, read_populations
from curbside.cases.differential import Causes, read_causes
from curbside.cases.emergency import Criteria, read_emergency
from curbside.cases.examples import Example, read_examples
from curbside.cases.findings import Lexicon, read_findings
from curbside.cases.localise import Sites, read_sites
from curbside.cases.next_steps import Step, read_next_steps
from curbside.cases.pathway import Rule, read_pathways
from curbside.cases.scores import Scores, read_scores_tables


@dataclass(frozen=True, eq=False)
class Casebook:
    """Lexicon of findings, emergency criteria, sites of the cord, causes, scores, pathways, steps, populations,
    example notes; `names` is what findings, scores and groups of findings are called in print, by id."""

    lexicon: Lexicon
    criteria: Criteria
    sites: Sites
    causes: Causes
    scores: Scores
    pathways: tuple[Rule, ...]
    steps: tuple[Step, ...]
    populations: Populations
    names: Mapping[str, str]
    examples: tuple[Example, ...] = ()


def read_casebook(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> Casebook:
    """Compiles the tables of a pack or of a library; a part that is missing is empty.

    Raises PackFault naming the entry, the fault and a remedy.
    """
    part = {name: tuple(tables.get(name, ())) for name in
            ("findings", "emergency", "sites", "causes", "scores", "pathways", "next_steps", "populations",
             "examples")}
    lexicon = read_findings(part["findings"])
    known = lexicon.ids
    scores = read_scores_tables(part["scores"], known)
    names = {entry.id: entry.name for entry in (*lexicon.entries.values(), *scores.tables.values())}
    names |= {entry["id"]: entry["name"] for entry in part["causes"] if "any" in entry and entry.get("name")}
    # What each finding says it implies, in the order of the pack: the sets of the lexicon have none to keep to.
    implied = {entry.id: entry.implies for entry in lexicon.entries.values()}
    tests = frozenset(entry.id for entry in lexicon.entries.values() if entry.is_test)
    causes = read_causes(part["causes"], known, implied, names, tests)
    return Casebook(
        lexicon=lexicon,
        criteria=read_emergency(part["emergency"], known, frozenset(cause.id for cause in causes.known)),
        sites=read_sites(part["sites"], known),
        causes=causes,
        scores=scores,
        pathways=read_pathways(part["pathways"], known, frozenset({*scores.tables, "age"})),
        steps=read_next_steps(part["next_steps"], known, frozenset(cause.id for cause in causes.known)),
        populations=read_populations(part["populations"], known),
        names=names,
        examples=read_examples(part["examples"]),
    )
