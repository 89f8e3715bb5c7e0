"""`curbside doctor`: is this installation in order?"""

from __future__ import annotations

import platform
import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from curbside import __version__
from curbside.cli import app, counted
from curbside.cli.ask import HOME
from curbside.cli.records import print_json
from curbside.errors import AskerError, CurbsideError
from curbside.settings import Settings, load_settings, secret_settings, settings_table


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Check the installation: settings, library, index, and one answer proved end to end."""
    settings = load_settings(overrides={"home": home})
    about = {"curbside": __version__, "python": platform.python_version(), "system": platform.system()}
    values = {name: "***" if name in secret_settings() and value else value for name, value in vars(settings).items()}
    shown = {name: (_shown(values[name]), variable) for name, variable, _ in settings_table()}
    checks = [_try(name, check, settings) for name, check in _CHECKS]
    if as_json:
        print_json({**about, "settings": {name: value for name, (value, _) in shown.items()}, "checks": checks})
    else:
        print("Curbside {curbside} on Python {python}, {system}".format(**about))
        for name, (value, variable) in shown.items():
            print(f"  {name:<14} {value}  ({variable})")
        for check in checks:
            print(f"  {'ok     ' if check['passes'] else 'FAILED '} {check['check']}: {check['found']}")
    failed = [check for check in checks if not check["passes"]]
    if failed:
        raise AskerError(f"{counted(len(failed), 'check')} failed.", remedy="Try: curbside library build --afresh")


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    # a report is sent to others; the password of a database is not
    return re.sub(r"(://[^:/@]*:)[^/]*@", r"\1***@", str(value or "-"))


def _try(name: str, check: Callable[[Settings], str], settings: Settings) -> dict[str, str | bool]:
    try:
        return {"check": name, "passes": True, "found": check(settings)}
    except CurbsideError as fault:
        found = fault.message
    except OSError as fault:
        found = f"{fault.filename} cannot be used: {fault.strerror}"
    return {"check": name, "passes": False, "found": found}


def _library(settings: Settings) -> str:
    from curbside.consult import Consult

    shelf = Consult.open(settings, build_missing=False).shelf
    return f"{shelf.index.count:,} passages, fingerprint {shelf.knowledge.fingerprint[:12]}"


def _answer(settings: Settings) -> str:
    """Asks a question that the library itself lists as answerable and proves what comes back."""
    from dataclasses import replace

    from curbside.consult import Consult, to_record
    from curbside.errors import OurFault

    consult = Consult.open(replace(settings, keep_answers=False), build_missing=False)
    listed = consult.shelf.answerable
    if not listed:
        # a pack of a few lines answers, but none of the questions that are tried when it is built
        return "not tried, the library lists no question of its own"
    answer = consult.ask(next(iter(listed.values()))[0][1])
    proof = consult.prove(to_record(answer))
    if not proof.stands:
        raise OurFault(f"an answer does not stand: {proof.faults[0].reason}")
    return f"{proof.sentences} sentences proved"


_CHECKS = (("library", _library), ("answer", _answer))
