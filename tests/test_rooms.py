"""The house: imports go one way, downwards, and importing a room does nothing."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "curbside"

# Top floor first. A room may import its own floor's room (itself) and every floor below.
FLOORS = (
    "cli", "doors", "evaluate", "consult", "intake", "answer", "index", "review",
    "library", "cases", "database", "text", "settings", "frozen", "plain", "errors",
)  # fmt: skip
# Narrower than the floors: what a room needs and nothing else.
ONLY = {
    "text": {"errors"},
    "cases": {"errors", "frozen", "plain", "text"},
    "review": {"errors", "database"},
    "settings": {"errors"},
    "frozen": set(),
    "plain": set(),
    "errors": set(),
    "database": {"errors"},
}


def room_of(path: Path) -> str:
    part = path.relative_to(SOURCE).parts[0]
    return part.removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    """Rooms that a file imports, wherever in the file the import stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "curbside" and len(parts) > 1 and parts[1] in FLOORS:
                found.add(parts[1])
    return found


def modules() -> list[Path]:
    return [p for p in sorted(SOURCE.rglob("*.py")) if ("packs" not in p.parts and p.parent != SOURCE)
            or p.stem in FLOORS]


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_file_imports_only_its_own_room_and_rooms_below(path: Path) -> None:
    room = room_of(path)
    below = set(FLOORS[FLOORS.index(room) + 1:])
    allowed = ONLY.get(room, below) | {room}
    assert imported_rooms(path) - allowed == set()


def test_every_room_has_its_floor() -> None:
    rooms = {room_of(p) for p in SOURCE.rglob("*.py")} - {"__init__", "__main__", "packs"}
    assert rooms - set(FLOORS) == set()


# What building, reading files, serving and terminals need; asking in a pipe needs none of it.
HEAVY = (
    "alembic sqlalchemy yaml lxml pypdfium2 starlette uvicorn jinja2 multipart rich numpy onnxruntime tokenizers"
).split()


def test_asking_does_not_import_what_only_other_work_needs(shipped) -> None:
    question = "What is the treatment for an adult patient with myelomalacia?"
    code = (
        "import sys\n"
        "from curbside.cli import main\n"
        f"sys.argv = ['curbside', 'ask', {question!r}, '--home', {str(shipped.settings.home)!r}]\n"
        "try:\n    main()\n"
        "except SystemExit as end:\n    assert not end.code, end.code\n"
        "print(sorted({m.split('.')[0] for m in sys.modules}), file=sys.stderr)"
    )
    packs = os.pathsep.join(map(str, shipped.settings.packs))
    environ = {**os.environ, "CURBSIDE_PACKS": packs, "CURBSIDE_KEEP_ANSWERS": "no"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environ)
    assert "1." in done.stdout
    assert set(HEAVY).intersection(ast.literal_eval(done.stderr)) == set()
