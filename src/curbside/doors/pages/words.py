"""The words that the pages use for what the records name by a code."""

from __future__ import annotations

# who reads: the words of the choice "which best describes you"
READER_NAMES = {
    "patient": "Patient or carer",
    "nurse": "Nurse or therapist",
    "gp": "GP or generalist",
    "specialist": "Specialist",
}
STANDINGS = {"current": "Current", "superseded": "Superseded", "retracted": "Retracted"}
# what may be reported of a page or a sentence
REPORTS = {
    "inaccurate": "It is inaccurate",
    "out_of_date": "It is out of date",
    "questionable": "The source does not say so, or is weak",
    "unclear": "It is unclear",
    "harmful": "It could harm someone",
}
# the stages of an answer, as its trace names them
STAGES = {
    "understand": "Read the question",
    "meet": "Read whom it describes",
    "urgency": "Looked for warning signs",
    "find": "Searched the library",
    "scope": "Judged whether to answer",
    "own": "Searched your own documents",
    "choose": "Chose the sentences",
    "verify": "Checked each against its passage",
    "relate": "Looked for related questions",
    "compose": "Set out the answer",
}
# what may help someone whose question was declined, by the code of the decline
DECLINES = {
    "out_of_scope": "For another subject, ask a service that covers it. Below is what this library is about.",
    "not_in_library": "Try other words, or one of the questions below. If it matters now, ask a specialist.",
    "below_evidence_floor": "Ask what is known, without the assumption: the questions below begin there.",
    "unsafe_without_examination": "Someone who can see, examine and ask has to answer that: a doctor or a nurse.",
    "instruction_in_question": "Ask what you want to know, in plain words.",
}
