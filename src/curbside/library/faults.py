"""Faults: what is wrong in a pack, with the file and the line where it can be mended."""

from __future__ import annotations

from dataclasses import dataclass

from curbside.errors import PackFault


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong; `file` is relative to the pack's folder, `line` 0 when the file is meant."""

    file: str
    line: int
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}" + (f" ({self.remedy})" if self.remedy else "")


def raise_faults(name: str, faults: tuple[Fault, ...]) -> None:
    """Raises PackFault with every fault when there are any; does nothing when there are none."""
    if not faults:
        return
    shown = "\n".join(f"  {fault}" for fault in faults[:20])
    more = f"\n  and {len(faults) - 20} more" if len(faults) > 20 else ""
    count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    raise PackFault(
        f"The pack {name} has {count}:\n{shown}{more}",
        faults=faults,
        remedy="Mend the lines named, then run: curbside pack check.",
    )
