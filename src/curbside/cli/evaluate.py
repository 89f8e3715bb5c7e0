"""`curbside evaluate`: measures on question files."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from curbside.cli import evaluate_app
from curbside.cli.ask import HOME
from curbside.cli.opening import open_consult
from curbside.cli.records import print_json
from curbside.errors import BadInput


@evaluate_app.command()
def answers(
    questions: Annotated[Path, typer.Option(help="A YAML file of questions with what they must say.")],
    out: Annotated[Path | None, typer.Option(help="Write one row an answer, for other scorers.")] = None,
    misses: Annotated[bool, typer.Option(help="List what was missed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the measures as JSON.")] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Ask every question of a file and score recall, contradictions, declines, length and speed."""
    from curbside.evaluate.answers import run_answers

    run = run_answers(open_consult(home, keep_answers=False), questions)
    if out:
        out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in run.rows), "utf-8")
    _print(run, misses=misses, as_json=as_json)


@evaluate_app.command()
def redflags(
    utterances: Annotated[Path, typer.Option(help="A YAML file of utterances, each an emergency or not.")],
    misses: Annotated[bool, typer.Option(help="List what was missed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the measures as JSON.")] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Raise the urgency of every utterance; score emergencies found and false alarms."""
    from curbside.evaluate.redflags import run_redflags

    run = run_redflags(open_consult(home, keep_answers=False), utterances)
    _print(run, misses=misses, as_json=as_json)


@evaluate_app.command()
def findings(
    lines: Annotated[Path, typer.Option(help="A YAML file of lines with the findings each tells.")],
    misses: Annotated[bool, typer.Option(help="List what was missed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the measures as JSON.")] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Read the findings of every line of a file; score recall and polarity."""
    from curbside.evaluate.findings import run_findings

    run = run_findings(open_consult(home, keep_answers=False).casebook.lexicon, lines)
    _print(run, misses=misses, as_json=as_json)


@evaluate_app.command()
def cases(
    cases: Annotated[Path, typer.Option(help="A YAML file of cases with what an assessment should find.")],
    field: Annotated[str, typer.Option(help="Which text of a case is read, such as text or patient_text.")] = "text",
    out: Annotated[Path | None, typer.Option(help="Write one {id, assessment} a line, for other scorers.")] = None,
    misses: Annotated[bool, typer.Option(help="List what was missed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the measures as JSON.")] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Assess every case of a file; score diagnosis, urgency, level, syndrome, next tests and speed."""
    from curbside.cases.record import to_record
    from curbside.evaluate.cases import run_cases

    run = run_cases(open_consult(home, keep_answers=False), cases, field=field)
    if out:
        rows = ({"id": o.id, "assessment": to_record(o.assessment)} for o in run.outcomes)
        out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    _print(run, misses=misses, as_json=as_json)


@evaluate_app.command()
def retrieval(
    passages: Annotated[list[Path], typer.Option(help="JSONL of what is to be found; may be given several times.")],
    questions: Annotated[Path, typer.Option(help="JSONL of questions with what is right for each.")],
    sample: Annotated[int, typer.Option(help="Ask about so many of the questions, at even distances; 0: all.")] = 0,
    semantic_model: Annotated[
        Path | None, typer.Option(help="Folder of a sentence model, to find by meaning as well; else the setting's.")
    ] = None,
    misses: Annotated[bool, typer.Option(help="List what was missed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the measures as JSON.")] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Index passages as own documents are and look for every question; score nDCG, recall, MAP and MRR."""
    from curbside.evaluate.retrieval.runs import run_retrieval
    from curbside.index.opening import encoder_of

    consult = open_consult(home, keep_answers=False)
    encoder = encoder_of(replace(consult.settings, semantic_model=semantic_model or consult.settings.semantic_model))
    run = run_retrieval(consult.shelf, passages, questions, sample, encoder)
    _print(run, misses=misses, as_json=as_json)


@evaluate_app.command()
def verification(
    pairs: Annotated[Path | None, typer.Option(help="JSONL of {claim, evidence, label}, plain or gzip.")] = None,
    mutations: Annotated[bool, typer.Option("--mutations", help="Mutate true sentences of the library.")] = False,
    each: Annotated[int, typer.Option(help="Mutations of each kind.", min=1)] = 1000,
    misses: Annotated[bool, typer.Option(help="List what was missed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the measures as JSON.")] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Check sentences against their sources: how many changed ones are caught, how many honest ones are not let
    stand, and what is made of labelled pairs."""
    from curbside.evaluate.verification import run_mutations, run_pairs

    if not (pairs or mutations):
        raise BadInput("There is nothing to check.", remedy="Say --pairs FILE, --mutations, or both.")
    consult = open_consult(home, keep_answers=False)
    if mutations:
        _print(run_mutations(consult, each=each), misses=misses, as_json=as_json)
    if pairs:
        _print(run_pairs(pairs, consult.shelf.vocabulary), misses=misses, as_json=as_json)


@evaluate_app.command()
def selection(
    questions: Annotated[Path, typer.Option(help="JSONL of {id, type, body, passages, ideal_answer}, plain or gzip.")],
    passages: Annotated[Path, typer.Option(help="JSONL of {id, text}, plain or gzip.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the measures as JSON.")] = False,
) -> None:
    """Choose an ideal answer from the gold passages of every question; score it by ROUGE-2 and ROUGE-SU4 beside
    the first sentences at equal length."""
    from curbside.evaluate.selection import read_selection, run_selection

    _print(run_selection(read_selection(questions, passages)), misses=False, as_json=as_json)


@evaluate_app.command()
def speed(
    quick: Annotated[bool, typer.Option(help="Ask less: a look, not a figure to quote.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the measures as JSON.")] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Time the packs in a passing home: start, answers, build and memory, as they are and ten times as large."""
    from curbside.evaluate.speed import Effort, run_speed
    from curbside.settings import load_settings

    effort = Effort(cold_starts=1, questions=40, together=80) if quick else Effort()
    settings = load_settings(overrides={"home": home})
    run = run_speed(settings, effort, lambda step: print(f"curbside: {step} ...", file=sys.stderr))
    if as_json:
        print_json(run.measures)
    else:
        print(run.as_table())


def _print(run, *, misses: bool, as_json: bool) -> None:
    if as_json:
        print_json(run.measures)
    else:
        print(run.as_table(misses=misses))
