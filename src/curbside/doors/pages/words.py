"""The words that the pages use for what the records name by a code."""

from __future__ import annotations

# who reads: the words of the choice "which best describes you"
READER_NAMES = {
    "patient": "Patient, family or carer",
    "nurse": "Nurse or therapist",
    "gp": "GP or generalist",
    "specialist": "Specialist",
}
STANDINGS = {"current": "Current", "superseded": "Superseded", "retracted": "Retracted"}
# what may be reported of a page or a sentence
REPORTS = {
    "inaccurate": "It is inaccurate",
    "out-of-date": "It is out of date",
    "questionable": "The source does not say so, or is weak",
    "unclear": "It is unclear",
    "harmful": "It could harm someone",
}
STATUSES = {"submitted": "Not yet reviewed by a medical board"}
# what each decline means for the reader, and what may help
DECLINES = {
    "out_of_scope": "That is outside this library",
    "not_in_library": "The library does not cover that closely enough",
    "below_evidence_floor": "No source here supports what the question takes for granted",
    "unsafe_without_examination": "That needs someone who can see and examine the person",
    "instruction_in_question": "That is an instruction, not a question about medicine",
}
