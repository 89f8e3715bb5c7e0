"""An answer on a terminal: colour, and citation numbers that open their source."""

from __future__ import annotations

from rich.console import Console
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text

from curbside.answer.record import Answer, Statement
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
    links = {r.number: r.url for r in answer.references}
    console.print()
    for statement in answer.bottom_line:
        console.print(_sentence(statement, links, style="bold"))
    if answer.comparison:
        grid = Grid("", *answer.comparison.columns, show_lines=True)
        for row in answer.comparison.rows:
            grid.add_row(row.aspect, *(_sentence(cell, links) for cell in row.cells))
        console.print(grid)
    for section in answer.sections:
        console.print(Text(f"\n{section.heading}", style="bold cyan"))
        for statement in section.statements:
            console.print(Text("• ") + _sentence(statement, links))
    for point in answer.disagreements:
        console.print(Text(f"\nSources differ: {point.point}", style="bold yellow"))
        for side in point.sides:
            console.print(Text("↔ ") + _sentence(side.statement, links))
            if side.reason:
                console.print(Text(f"  {side.reason}", style="dim"))
    _list(console, f"\n{HEADING}", person_lines(answer))
    console.print(Text("\nReferences", style="bold cyan"))
    for reference in answer.references:
        line = Text(f"{reference.number}. ", style="bold")
        line.append(f"{reference.evidence}. ", style="green not bold")
        line.append(reference.citation, style=_linked("not bold", reference.url))
        console.print(line)
    _list(console, "\nRelated questions", answer.related)


def _sentence(statement: Statement, links: dict[int, str], style: str = "") -> Text:
    """The sentence with its numbers, each a link to the source's address."""
    text = Text(statement.text, style=style)
    for number in sorted({c.number for c in statement.citations}):
        text.append(f" [{number}]", style=_linked("blue not bold", links[number]))
    return text


def _linked(style: str, address: str) -> str:
    return f"{style} link {address}" if address else style


def _list(console: Console, heading: str, lines: tuple[str, ...]) -> None:
    if lines:
        console.print(Text(heading, style="bold cyan"))
        for line in lines:
            console.print(Text(f"• {line}"))
