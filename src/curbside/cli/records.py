"""Text and JSON in and out: read so that whatever is wrong with it is one kind of error, and printed one way."""

from __future__ import annotations

import json
import sys
from typing import Any

from curbside.errors import BadInput


def read_json(content: bytes) -> Any:
    """The value of a JSON text; raises ValueError for anything that is none, or cannot be written again."""
    try:
        value = json.loads(content.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
        # half of a character ("\\ud800") can be read but neither hashed nor written
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeError:
        raise ValueError("it holds bytes or characters that are not UTF-8") from None
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    return value


def print_json(value: Any) -> None:
    """Prints plain values as the JSON that `--json` promises."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def read_input(what: str) -> str:
    """The text on standard input; raises BadInput where it is none. `what` names it in the message."""
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput(f"{what} is not text.", remedy="Send it as UTF-8.") from None
