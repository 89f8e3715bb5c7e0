"""How long it takes to read, cut and tell the roles of a file of many documents, on one core.

python -m benchmarks.reading medquad.jsonl.gz
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path
from time import process_time

from curbside.intake.cut import cut_document
from curbside.intake.readers import read_item
from curbside.intake.record import Item
from curbside.library.roles import role_of


def main(path: Path) -> None:
    spent = dict.fromkeys(("read", "cut", "roles"), 0.0)
    documents = passages = letters = 0
    begun = process_time()
    for read in read_item(Item(str(path), path.name, path)):
        spent["read"] += process_time() - begun
        begun = process_time()
        cut = cut_document(read)
        spent["cut"] += process_time() - begun
        begun = process_time()
        for each in cut.cuts:
            role_of(each.section, each.text)
        spent["roles"] += process_time() - begun
        documents, passages, letters = documents + 1, passages + len(cut.cuts), letters + len(cut.text)
        begun = process_time()
    print(f"{documents:,} documents, {passages:,} passages, {letters:,} letters")
    print(", ".join(f"{name} {seconds:.2f} s" for name, seconds in spent.items()))
    print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
