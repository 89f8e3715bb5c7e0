from dataclasses import dataclass
@dataclass(frozen=True, slots=True)
class Row:
    id: str
    document: str
    text: str
    title: str = ""
