"""An answer on a terminal: colour, and citation numbers that open their source."""

from __future__ import annotations

from rich.console import Console
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text

from curbside.answer.record import Answer, Statement
from curbside.answer.references import CitedReference
from curbside.cli.cited import cited_at, mark_of
from curbside.cli.person import HEADING, person_lines


def show(answer: Answer, console: Console | None = None) -> None:
    """Prints an answer, emergency advice first."""
    console = console or Console(width=min(Console().width, 104))
    if answer.urgency:
        console.print(Panel(Text(answer.urgency.advice), title=answer.urgency.level.upper(), style="bold red"))
    console.print(Text(answer.title, style="bold"))
    if answer.declined:
        console.print(f"\n{answer.declined.message}\n", markup=False, highlight=False)
        _list(console, "Nearby, the library covers", answer.declined.closest)
    else:
        console.print(Text(answer.caution, style="dim"))
        _body(console, answer)
    console.print(Text(f"\n{answer.disclaimer}\nAnswer {answer.id}", style="dim"))


def _body(console: Console, answer: Answer) -> None:
    listed = {r.number: r for r in answer.references}
    console.print()
    for statement in answer.bottom_line:
        console.print(_sentence(statement, listed, style="bold"))
    if answer.comparison:
        grid = Grid("", *answer.comparison.columns, show_lines=True)
        for row in answer.comparison.rows:
            grid.add_row(row.aspect, *(_sentence(cell, listed) for cell in row.cells))
        console.print(grid)
    for section in answer.sections:
        console.print(Text(f"\n{section.heading}", style="bold cyan"))
        for statement in section.statements:
            console.print(Text("• ") + _sentence(statement, listed))
    for point in answer.disagreements:
        console.print(Text(f"\nSources differ: {point.point}", style="bold yellow"))
        for side in point.sides:
            console.print(Text("↔ ") + _sentence(side.statement, listed))
            if side.reason:
                console.print(Text(f"  {side.reason}", style="dim"))
    _list(console, f"\n{HEADING}", person_lines(answer))
    console.print(Text("\nReferences", style="bold cyan"))
    places = cited_at(answer)
    for reference in answer.references:
        line = Text(f"{reference.number}. ", style="bold")
        if mark := mark_of(reference.standing):
            line.append(f"{mark} ", style="bold red")
        line.append(f"{reference.evidence}. ", style="green not bold")
        line.append(reference.citation, style=_linked("not bold", reference.url))
        if reference.number in places:
            line.append(f" Cited: {places[reference.number]}.", style="dim not bold")
        console.print(line)
    _list(console, "\nRelated questions", answer.related)


def _sentence(statement: Statement, listed: dict[int, CitedReference], style: str = "") -> Text:
    """The sentence with its numbers, each a link to the source's address; red where no source of it counts
    any more."""
    cited = [listed[number] for number in sorted({c.number for c in statement.citations})]
    marks = list(dict.fromkeys(mark_of(reference.standing) for reference in cited))
    counts = "" in marks
    text = Text(style="" if counts else "red")
    if not counts:
        text.append(f"{' AND '.join(marks)}: ", style="bold red")
    text.append(statement.text, style=style)
    for reference in cited:
        text.append(f" [{reference.number}]", style=_linked("blue not bold", reference.url))
    return text


def _linked(style: str, address: str) -> str:
    return f"{style} link {address}" if address else style


def _list(console: Console, heading: str, lines: tuple[str, ...]) -> None:
    if lines:
        console.print(Text(heading, style="bold cyan"))
        for line in lines:
            console.print(Text(f"• {line}"))
