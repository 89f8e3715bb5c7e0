"""Words that tell how far a denial reaches: where a list goes on, where something new is stated."""

from __future__ import annotations

from curbside.text.assertion import word_set

MARKS = word_set(", and & / + plus : ( ) -")
JOINING = word_set("and or nor & / ,")
NEVER_CROSSED = word_set("because so which who whose where when while until with then now causing due since as")
# After what "no" denies these tell what happened next: "a man with no history had an accident".
HAPPENED = word_set("had presented developed sustained complained suffered underwent fell noticed")
# Words that tell that something new is stated; a list that a denial runs along has none of them.
STATING = word_set(
    """
    is are am was were has have had can cannot cant could couldnt wont will gone went lost gets got getting feels felt
    started began developed develops develop complains reports describes presented came woke walks walk noticed
    noticing needs needed takes taking uses using shows showed he she they i im ive my we it its his
    her the there this these worse new now today yesterday recently since over for after on progressive sudden suddenly
    """
)
# These deny the verb that follows them, and no list: "has not opened his bowels and struggles to pass water".
OF_ONE = word_set(
    "not dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt aint wont never nothing"
)
# After these a denial is complete: "no reflexes anywhere, tingling fingers".
CLOSING = word_set("anywhere whatsoever at_all elicited elicitable obtainable throughout")
# What follows a backward cue of its own subject: "excluded on both sides".
PLACING = word_set("or nor in at on both throughout bilaterally")
# After "has gone" these still say that it is over: "has gone now".
ENDING = word_set("now away completely altogether entirely totally since again today")
# Before or within words of normality they turn them round.
TURNING = word_set("not isnt arent wasnt werent never nor hardly barely almost nearly neither abnormal")
