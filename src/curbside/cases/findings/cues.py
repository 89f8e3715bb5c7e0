"""The wordings of notes that turn a finding round: denied, left open, over, of a relative. Knows no medicine.

They differ from those of questions (`text/assertion/cues.py`): a note says "he" of its patient,
"clonus 0 beats" of an absence and "bloods pending" of what nobody knows yet.
"""

from __future__ import annotations

from typing import NamedTuple

from curbside.cases.findings.tokens import contracted
from curbside.text.assertion import Token, word_set

# Words that end a clause, and with it what a denial reaches.
BREAK_WORDS = word_set("but however although though whereas except until yet otherwise besides albeit despite")
# Single words that deny; a gap of a phrase that itself speaks of a lack never steps over them.
DENIERS = word_set(
    """
    no not never without denies denied deny denying nor neither none nil nothing dont doesnt didnt isnt arent
    wasnt werent hasnt havent hadnt wont aint nobody absent -ve negative excluded
    """
)


class Cue(NamedTuple):
    """One wording: its words, its kind, and whether it reaches forward or backward."""

    words: tuple[str, ...]
    kind: str  # absent | unknown | resolved | past | present | family | informant | pseudo
    forward: bool


# These swallow words that would otherwise be a cue: "no longer able" denies nothing.
_PSEUDO = """
can neither | could neither | no longer | no change | no better | not better | not any better | no relief | no doubt
no warning | no control | no control over | no help | no one | no idea | not only | not just | not improve
not improved | not improving | no improvement | no benefit | no gain | without benefit | without any benefit
without gain | without warning | without any warning | without relief | not settle | not settled | did not settle
not resolve | not resolved | not recovered | not recover | not been well | not well | not right | not quite right
not been right | not sure | not certain | no difference | not help | not helped | did not help | didnt help
made no difference | not happy | no obvious reason | no cause | no clear cause | no response | not responded
not respond | without response | not normal | not intact | not until | not yet | no appointment | not stopped
hasnt stopped | not gone away | not been able | not able | couldnt | not the same | not sleeping | not excluded
cannot be excluded | not ruled out | cannot exclude | cant exclude | could not exclude | no explanation
no obvious cause | without obvious cause | without apparent cause | without a cause | no reason | no answer
no diagnosis | dont know | doesnt know | no real difference | no matter | previously well | previously fit
previously healthy | previously fit and well | prior to | or not | mother of | father of | mum of | family doctor
family physician | family name | family members | son of | partner of | not drawn | not explain
without explanation | no imaging | no scan | no mri | nothing new | no follow up | not tolerate | not tolerated
not been seen | not seen a doctor | never got better | not got better | hasnt got better | havent got better
didnt get better | not getting better | no previous scan | did not work | didnt work | dont work | doesnt work
not working | isnt working | arent working | wont work | does not work | do not work | not work
not working properly | dont do what | dont want to work | not do what | not obey | wont do what | dont listen
not listening | not only that | nil by mouth | without trying | without dieting | without meaning to | not trying
without knowing | without realising | without realizing | without noticing | without thinking | without feeling it
no idea why | without help | without aid | without support | without holding on | without a stick | without aids
without assistance
"""
_ABSENT = """
no | not | never | without | w/o | denies | denied | denying | deny | neither | nor | free of | free from
absence of | negative for | -ve for | no sign of | no signs of | no evidence of | no history of | no hx of | no h/o
nil | nothing | no new | rather than | instead of | wasnt | werent | hadnt | aint | no problem with
no problems with | no trouble with | no features of | no issues with | no issue with | dont | doesnt | didnt | isnt
arent | hasnt | havent | none of | excluded | excludes | exclude d | ruled out | rules out | has excluded
have excluded | has ruled out | no suggestion of | no complaint of | no complaints of | no symptoms of
no difficulty | no difficulty with | no disturbance of | without evidence of | no definite | no obvious
no convincing | no focal | resolution of | disappearance of | did not show | does not show | didnt show
doesnt show | do not show | shows no | showed no | fails to show | failed to show | nobody in | no known
not known to have | not known to be | lacks | lacking | lack of evidence of | no past history of | stopped taking
came off | no longer takes | no longer on | no longer taking | refused | non
never had | not had | hasnt had | havent had | hadnt had
not yet on | not yet taking | not yet started on | not yet given | not on any
"""
_ABSENT_AFTER = """
absent | negative | -ve | denied | excluded | ruled out | was ruled out | not present | not seen | not found
not felt | not elicited | not identified | not detected | not demonstrated | not evident | not apparent | 0 beats
zero beats | no beats | nil | none | not a feature | were not present | was not present | not noted | not reported
no | not visualised | not visualized | not there | undetectable | not detectable | nil of note | non reactive
nonreactive | not described | has been excluded | have been excluded | was excluded | were excluded | been ruled out
were ruled out | is absent | are absent | never
"""
_UNKNOWN = """
possible | possibly | probable | probably | ?possible | query | queried | suspected | suspect | suspicion of
suspicious of | suspicious for | could be | may be | might be | maybe | perhaps | concern for | concerned about
concern about | concerns about | worried about | worry of | worry about | r/o | rule out | to rule out | to exclude
to exclude any | exclude | ? ? | not sure if | unsure if | unsure about | return if | if any | if there is any
if he develops | if she develops | if they develop | asks if | asked if | asking if | wonders if | asks whether
unsure whether | in case of | risk of | at risk of | awaiting | await | awaited | to look for | looking for
look for | to assess for | assess for | screen for | screening for | screened for | to check for | check for
test for | tests for | tested for | testing for | differential includes | differential of | dd | ddx | ddx includes
differential diagnosis includes | consider | considered | considering | being considered | raise the question of
raises the question of | raised the question of | raises the possibility of | raised the possibility of
possibility of | cannot exclude | cant exclude | could not exclude | cannot rule out | come back if | may represent
might represent | could represent | should | would | advised about | warned about | counselled about | fear of
afraid of | asked about | asks about | might | thinks it might be | think it might be | think it could be
they think it might be | wonder if | wondered about | wondering about | treated as | thought to be | thought to have
being asked about | booked for | listed for | referred for | sent for | planned | plan for | requested | mimicking
mimics | resembling | suggestive of possible | not excluded | equivocal | questionable | doubtful | borderline
indeterminate | prevent | to prevent | prophylaxis for | prophylaxis against | vaccinated against | worked up for
investigated for | work up for | workup for | presumed | worry was | concern was | thought was | fear was | worry is
thought of | told me i had | told me id had | told i had | told he had | told she had | told me it was | told id had
provisional diagnosis of | labelled | labelled as | initially labelled as | called a | called | mistaken for
diagnosed initially as | misdiagnosed as | told it was | said it was | they said | blamed on | put down to
attributed to
"""
_UNKNOWN_AFTER = """
pending | n/a | na | awaited | requested | not recorded | not documented | not tested | not assessed | not examined
not done | not performed | not mentioned | not yet done | not known | unknown | not stated | not available
equivocal | mute | unclear | uncertain | indeterminate | not checked | not been checked | not been tested
not been done | not been recorded | not been documented | not been assessed | not yet been done | not yet available
to follow | is planned | planned | has been requested | has been booked | booked | is being considered
being considered | was considered | has been considered | has been suggested | was suspected | is suspected
suspected | queried | to be excluded | cannot be excluded | could not be excluded | not excluded | not been excluded
not ruled out | is possible | are possible | not testable | could not be tested | could not be assessed
cannot be assessed | difficult to assess | deferred | outstanding | sent | have been sent | has been sent
not yet reported | not been reported | not asked | not asked about | hard to grade | was never done
not been written | not written | not been mentioned | not described in | were not recorded | are not recorded
is not recorded | was not recorded | not looked for | not been looked at | not yet tested | not given
not specified | has not been done | have not been done | were not done | was not done | were never done
has been raised | was raised
"""
_RESOLVED = """
resolved | has resolved | have resolved | had resolved | settled | subsided | cleared | cleared up
cleared by itself | went away | gone away | has gone away | has gone | have gone | all gone | disappeared | wore off
worn off | got better | has recovered | have recovered | recovered | recovered fully | fully recovered
recovered completely | back to normal | now normal | passed off | has passed | has cleared | have cleared
have settled | has settled
"""
_PAST = """
previously | previous | prior | formerly | used to have
"""
_PRESENT = """
positive | +ve | present | confirmed | confirms | confirming
"""
_FAMILY = """
mother | mum | mom | mam | father | dad | brother | brothers | sister | sisters | grandmother | grandfather | gran
grandma | grandad | grandpa | aunt | aunts | uncle | uncles | cousin | cousins | son | daughter | sons | daughters
parents | parent | sibling | siblings | niece | nephew | family history of | family history | fh of | fh | fhx
relative | relatives | twin | grandparents | grandson | maternal | paternal | nan | wife | husband | partner
kindred | mothers | fathers | mums | dads
"""
# A relative who tells is not the one who has it: "family report", "wife has noticed".
_INFORMANT = """
# reports | # report | # reported | # says | # say | # said | # states | # describes | # describe | # noticed
# notices | # notice | # has noticed | # have noticed | # thinks | # feels | # observed | # found | # brought
# worried | # is worried | # are worried | # concerned | # is concerned | # confirm | # confirms | # confirmed
# noted | # looks after | # question | # questions | # called | # rang | # tells | # told | # gave | # gives
# witnessed | # has seen | # saw
"""


def _cues(table: str, kind: str, *, forward: bool = True) -> list[Cue]:
    wordings = (part.split() for line in table.splitlines() for part in line.split("|"))
    return [Cue(_plain(words), kind, forward) for words in wordings if words]


def _plain(words: list[str]) -> tuple[str, ...]:
    """The words as a note's reader hands them on: "did not" as "didnt"."""
    return tuple(token.word for token in contracted([Token(word, 0, 0) for word in words]))


def every_cue() -> list[Cue]:
    """Every wording known, those that swallow others among them."""
    relatives = [part.strip() for line in _FAMILY.splitlines() for part in line.split("|") if part.strip()]
    tellers = [*relatives, "family", "carer", "friend", "colleague", "parents", "wife", "husband", "partner"]
    informants = (
        part.strip().replace("#", teller)
        for line in _INFORMANT.splitlines() for part in line.split("|") if part.strip()
        for teller in tellers
    )  # fmt: skip
    return [
        *_cues(_PSEUDO, "pseudo"),
        *(Cue(tuple(words.split()), "pseudo", True) for words in informants),
        *_cues(_ABSENT, "absent"),
        *_cues(_ABSENT_AFTER, "absent", forward=False),
        *_cues(_UNKNOWN, "unknown"),
        *_cues(_UNKNOWN_AFTER, "unknown", forward=False),
        *_cues(_RESOLVED, "resolved", forward=False),
        *_cues(_PAST, "past"),
        *_cues(_PRESENT, "present", forward=False),
        *_cues(_FAMILY, "family"),
    ]
