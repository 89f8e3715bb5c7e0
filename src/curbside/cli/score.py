"""`curbside score`: one score from its items, or an examination of the cord classified."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from curbside.cli import app
from curbside.cli.ask import HOME
from curbside.cli.records import print_json, read_json
from curbside.errors import BadInput
from curbside.settings import load_settings

if TYPE_CHECKING:
    from curbside.cases.scores import Score, Scores
    from curbside.cases.scores.tables import Table

EXAMINATION = "isncsci"


@app.command()
def score(
    name: Annotated[str, typer.Argument(help="Which score; left out, all are listed.")] = "",
    items: Annotated[list[str] | None, typer.Argument(help="item=value ..., or the file of an examination.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the score's record.")] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Work out a score; an item that is left out makes it a range."""
    if name == EXAMINATION:
        from curbside.cli.examination import show_examination

        show_examination(_read_examination(items or []), as_json)
        return
    scores = _open_scores(home)
    if not name:
        _list(scores, as_json)
    elif not items:
        _explain(scores, name, as_json)
    else:
        _show(scores, name, _read_items(items), as_json)


def _open_scores(home: Path | None) -> Scores:
    """The tables of the packs of the settings in force."""
    from curbside.cases.scores import read_scores_tables
    from curbside.library.pack_files import read_yaml

    entries = []
    for folder in load_settings(overrides={"home": home}).packs:
        for path in sorted((folder / "scores").glob("*.yaml")):
            content, faults = read_yaml(path, folder, typed=True)
            if faults:
                raise BadInput(f"{faults[0].file}: {faults[0].message}.", remedy="Mend it: curbside pack check.")
            shared = {key: value for key, value in content.items() if key != "scores"}
            entries += [{**shared, **entry} for entry in content["scores"]]
    return read_scores_tables(entries)


def _read_items(told: list[str]) -> dict[str, str]:
    items: dict[str, str] = {}
    for each in told:
        item, sign, value = each.partition("=")
        if not sign or not item or item in items:
            raise BadInput(f"{each!r} is not item=value, each item once.", remedy="Write them like: pain=mechanical.")
        items[item] = value
    return items


def _read_examination(told: list[str]) -> Any:
    if len(told) != 1:
        raise BadInput("An examination is one JSON file.", remedy="curbside score isncsci EXAM.json")
    try:
        return read_json(Path(told[0]).read_bytes())
    except (OSError, ValueError) as fault:
        raise BadInput(f"{told[0]} is not an examination: {fault}.") from fault


def _list(scores: Scores, as_json: bool) -> None:
    about = {table.id: f"{table.name}, {table.variant}" for table in scores.tables.values()}
    about[EXAMINATION] = "ISNCSCI examination with the ASIA Impairment Scale, revision of 2019 (from a JSON file)"
    if as_json:
        print_json([{"id": id, "name": words} for id, words in about.items()])
        return
    width = max(map(len, about))
    for id, words in about.items():
        print(f"{id:<{width}}  {words}")


def _explain(scores: Scores, name: str, as_json: bool) -> None:
    """What a score asks for, when no item was given."""
    from curbside.cases.scores.score import find_table, legal_values

    table = find_table(scores, name)
    if as_json:
        print_json({item.id: {"name": item.name, "values": _values(item)} for item in table.items})
        return
    print(f"{table.name}, {table.variant}")
    for item in table.items:
        print(f"  {item.id}: {item.name}. {legal_values(item)}.")
    _print_end(table.note, table.sources)


def _values(item: Any) -> list[dict[str, Any]]:
    if item.levels:
        return [asdict(level) for level in item.levels]
    return [{"points": value} for value in item.values]


def _show(scores: Scores, name: str, items: Mapping[str, str], as_json: bool) -> None:
    from curbside.cases.scores import score as work_out

    found = work_out(scores, name, items)
    if as_json:
        print_json({**asdict(found), "value": found.value, "band": found.band, "meaning": found.meaning})
        return
    print(f"{found.name}, {found.variant}: {_amount(found, scores.tables[name])}")
    for band in found.bands:
        print(f"  {band.name}: {band.meaning}")
    if found.missing:
        print(f"  not given: {', '.join(found.missing)}")
    _print_end(found.note, found.sources)


def _amount(found: Score, table: Table) -> str:
    """The total in words: a grade by its label, a range by both ends."""
    if table.is_grade:
        return found.band
    if found.value is not None:
        return f"{round(found.value, 1):g}{found.unit}"
    return f"{round(found.low, 1):g} to {round(found.high, 1):g}{found.unit}"


def _print_end(note: str, sources: tuple[str, ...]) -> None:
    if note:
        print(f"  {note}")
    print(f"  sources: {', '.join(sources)}")
