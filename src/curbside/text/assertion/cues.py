"""The wordings that turn a finding round: absent, uncertain, conditional, of another, past, lasting, new.

`#` stands for a number in figures or words, `~` for a year, `%` for a day of the week.
"""

from __future__ import annotations

from typing import NamedTuple

from curbside.text.assertion import time_cues as times


class Phrase(NamedTuple):
    """One wording: its words, the kind of cue it is, and which way it reaches."""

    words: tuple[str, ...]
    kind: str
    reach: str  # forward | backward | either | around | own (its own part)


# These swallow words that would otherwise be a cue: "no longer able" denies nothing.
_PSEUDO = """
without any warning | without warning | without knowing | without noticing | without feeling | without realising
without me knowing | # months gone | # months pregnant | # weeks gone | # weeks pregnant | # months old
baby # months | infant # months | toddler # months | son # months | daughter # months | boy # months
girl # months | baby # weeks | infant # weeks | son # weeks | daughter # weeks | boy # weeks | girl # weeks
grandson # months | granddaughter # months | niece # months | nephew # months | kid # months | child # months
# month old | since the accident | since my accident | since my injury | since the injury | since his accident
since her accident | since an accident | since his injury | since her injury | no longer able | no longer feel
no longer move | no longer control | no longer walk | no longer stand | no longer hold | no longer pass
no longer lift | no longer grip | not only | not just | no change | no better | not better | not any better
no relief | no doubt | no idea | no clue | no warning | no control | no way | no help | no joke | no matter
no one | no answer | no appointment | no appointments | no mri | no scan | no gp | not sure | not certain
not normal | not right | not good | not well | not ok | not okay | not feeling well | not like me | not dramatic
not being dramatic | not getting better | not improving | not getting any better | mine feels fine
mine is fine | mine are fine | mine feel fine | mine feels normal | mine is ok | isnt getting better
arent getting better | never got better | not got better | hasnt got better | havent got better | no improvement
not improved | hasnt improved | havent improved | not wearing off | isnt wearing off | not worn off
hasnt worn off | havent worn off | not going away | wont go away | not been the same | not the same
not recovered | not resolved | not settled | not settling | hasnt gone away | not gone away | doesnt go away
never gone away | not waste | not bother | not to bother | not to waste | dont want to waste
dont want to bother | dont want to | dont wanna | didnt want to | not want to | dont like to | dont know
dont no | dont understand | dont think | dont see | didnt think | dont mean to | dont panic | didnt sleep
cant wait | cant sleep | cant believe | couldnt sleep | why not | or not | if not | wether or not
whether or not | not able | not my usual | not himself | not herself | not myself | not themselves
not his usual | not her usual | not one to | not usual | not the usual | not usually | no good | never known
not due | not until | not long | not yet | no sooner | nobody | not seen | not heard | not had an answer
no car | no transport | dog knocked | dog pulled | dog jumped | dog ran | dog tripped | by a dog | by the dog
by my dog | over dog | over cat | over a dog | over a cat | walking the dog | walking my dog | walk the dog
walk my dog | dog walk | dog walking | cat scan | the dog pulled | over my dog | over the dog | over our dog
over my cat | over the cat | as if | like if | # year old | # years old | # yr old | # yrs old | # yo | # y/o
year old | years old | yr old | yrs old | than usual | from usual | would not | would like | would you
would be grateful | would appreciate | would rather | would love | no kidding | no lie | not gonna lie
not lying | not joking | aint joking | no refill | no drop | not a drop | no meds | no scan yet
"""
_ABSENT = """
never | without | w/o | denies | denied | denying | deny | neither | nor | free of | free from | absence of
negative for | no sign of | no signs of | no evidence of | no history of | no hx of | no h/o | no new | no more
rather than | instead of | wasnt | werent | hadnt | aint | no longer | not any | no problem with
no problems with | no trouble with | no issues with | no issue with | - ve for | nothing like
dont think i have any | dont think i have | dont think there is any | dont think there is | dont think theres
dont believe i have | dont think im | wouldnt say | would not say | cant say | couldnt say | cant fault
none of the | none of
"""
_ABSENT_AFTER = """
absent | negative | - ve | denied | excluded | ruled out | not present | was ruled out | not found
not seen on examination
"""
_UNCERTAIN = """
possible | possibly | probable | probably | might | may | maybe | perhaps | query | suspected | suspect
suspecting | suspicion of | suspicious for | think | thinks | seems | seem | could be | concern for
concerned about | r/o | rule out | to exclude | ? ? | not sure if | unsure | likely | i wonder | wonder
"""
_PSEUDO_IF = """
is it an emergency if | is it serious if | is it normal if | is it bad if | is it dangerous if | is it ok if
is it okay if | is it urgent if | i wonder if | wondering if | wonder if | know if | tell if | feel if | see if
sure if | tell me if | advise if | idk if | check if | worried if | unsure if | find out if | say if | even if
if you like | if you want | if you prefer | if i may | if i might | if you dont mind | if im being honest
if anything | if that helps | if it helps | if possible | if poss | if it matters | if you can help
if you could | if you can | if im honest | if i am honest | what if anything
"""
_CONDITIONAL = """
asked if | ask if | asking if | asked me if | asked whether | asked about | asked me about | ask me about
ask about | asking me about | asking about | asks about | wanted to know about | want to know about
wanted to know if | checked for | checked me for | looked for | looking for | tested for | screened for
keep asking | everyone asks | do i have to | does it have to | do you have to | must i | if | if ever | in case
in the event | unless | what if | when should i | when should we | when should someone | when should people
when do i need to | when to | were to | would | wud | should i ever | could i get | could i end | could i lose
could i become | could i develop | could it cause | could it make | could it leave | could it lead
could this cause | could this make | could this leave | could this lead | could my | can my | can it cause
can this cause | can it make | can this make | can it lead | can i get | can i end | can i become | can i lose
will i | will my | will it | will this | will he | will she | will they | might i | am i going to | am i gonna
going to end up | gonna end up | likely to | likely am i to | risk of | risks of | at risk | chance of
chances of | chance my | chance that | chance i | chance it | scared of | scared i | scared it | scared that
afraid of | afraid i | frightened of | terrified of | worried about losing | worried about becoming
worried about going | worried about getting | worried about being | worried i might | worried i will
worried i could | worried i may | worried ill | worried it might | worried it will | worried it could
worry about | worry i | fear of | fearing | dread | dreading | prevent | prevents | preventing | avoid
avoiding | protect against | how would i know | how will i know | how do i know | how would you know
how do you know | watch out for | watch for | look out for | looking out for | watching out for | warning signs
warned about | warned me about | warned of | told to watch | told to look | signs of | symptoms of | sign of
symptom of | one day | in future | in the future | some day | someday | ever become | ever lose | ever stop
ever stops | ever get | ever happen | so that i dont | stop me getting | could make | could cause | can cause
can make | could leave | may cause | might cause | possible complication | complication of | complications of
side effect of | side effects of | should they | should it ever | might become | may become | might lose
may lose | might end | might go | could become | could lose | could end | could stop | might stop | may stop
"""
_OTHER = """
mother | mum | mom | mam | mummy | mums | father | dad | daddy | dads | son | sons | daughter | daughters | wife
wifes | husband | husbands | husbend | hubby | partner | partners | gf | bf | girlfriend | boyfriend | brother
brothers | sister | sisters | bro | sis | gran | grans | grandma | nan | nans | nana | nanny | granny | grandad
grandads | granddad | grandpa | grandfather | grandmother | aunt | auntie | aunty | uncle | cousin | niece
nephew | friend | friends | mate | mates | flatmate | housemate | roommate | neighbour | neighbours | neighbor
colleague | coworker | boss | patient | patients | pt | pts | client | resident | lady | gentleman | man | woman
boy | girl | child | kid | baby | toddler | teenager | fella | bloke | lad | he | she | him | her | his | hes
shes | missus | mrs | mr | fiance | fiancee | stepdad | stepmum | in law | grandson | granddaughter | infant
teammate | student
"""
# Told, read, watched, taught or kept as an animal: not of the asker unless the sentence says so.
_STORY = """
novel | novels | fiction | fictional | character | characters | protagonist | hero | heroine | villain | plot
storyline | screenplay | script | film | films | movie | movies | tv | telly | tv show | soap | sitcom | drama
episode | podcast | podcasts | documentary | radio | on the radio | chapter | chapters | detective | video game
the game | a game | game | comic | manga | anime | netflix | youtube | tiktok | reddit | on the news
in the news | news story | newspaper | newspapers | in the paper | paper said | papers said | mornings paper
paper says | magazine | article | articles | a paper | a book | the book | my book | i read | read about
read in | read that | heard about | heard of | nightmare | casualty last night | greys anatomy | house md
holby | doctors on tv | essay | essays | exam | exams | quiz | viva | revision | revising | assignment
dissertation | thesis | lecture | lectures | lecturer | seminar | tutorial | homework | coursework | textbook
case study | case studies | case report | mock | hypothetically | imaginary | presentation on | poster on
teaching session | teach | teaching | class on | class about | training day | training session | slide | slides
leaflet | leaflets | poster | blog | biology | biology teacher | our teacher | my teacher | history class
school project | project on | storybook | short story | a story | story | fanfic | fan fiction | footballer on
celebrity | famous | actor | actress | king | queen | president | kitten | fundraiser | fundraising | cat fell
dog fell | cat is | dog is | cat wont | dog wont | cat cant | my dogs back | the dog has | the cat has
sick cat | sick dog | cats back | dog can | hind legs | labrador | spaniel | pet rabbit | budgie | tortoise
whippet | greyhound | run in families | runs in families | run in the family | did you hear about
did you hear that | hear about the | so sad | told me about | was telling me | in our group | in my group
support group | facebook group | on a forum | on the forum | at my church | someone i know | somebody i know
someone at work | somebody at work | a lady at | a woman at | a man at | a bloke at | a guy at
woman in the next | friend of a friend | cousins neighbour | my dog | my dogs | our dog | his dog | her dog
dogs back | dogs legs | dog has | dog cant | my cat | our cat | my cats | puppy | dachshund | rabbit | hamster
my cow | the cow | ewe | my vet | the vet | guinea pig | guideline says | guidelines say | according to | audit
research project | trial of | statistics
"""
# What was named in general is said to be one's own.
_CLAIMED = """
well , i cant | well , i do | well , i have | well , it is | well , it has | well , it did | well , now
well , mine | well , yes | well i cant | well i do | well i have | well it is | well it has | well it did
well mine | and now i do | i do now | and now it is | and now i am | its happened | it has happened
this has happened | that happened | well yes | and yes i | and now i have | and now it | well it happened
guess what | and i think i have | think i have it | think ive got it | well thats now | that is now
and that is what | and thats what | ive had this | ive had that | ive had it | i have had this | i have this
i have that | i have these | ive got this | ive got that | ive got it | ive got these | ive got both
i have both | i have all | ive got all | i have it now | thats me | that is me | this is me | thats what i have
thats what ive got | this is what i have | this is happening | its happening | this happened | it happened to me
happening to me | i am having this | im having this | i am having it | im getting this | im getting that
i am getting this | i get this now | he has this | she has this | he has it | she has it | hes got it
shes got it | hes got this | shes got this | mine started | mine began | mine has | mine have | mine went
mine just | mine been | mines been | mine have been | mine has been | because mine | cos mine | as mine
since mine | same here | just happened to me | ive started | i have started | asking because | i ask because
asking as | im asking because
"""
# Of somebody who is no longer alive.
_GONE = """
died | died of | passed away | late father | late mother | late husband | late wife | late dad | late mum
late uncle | late aunt | late gran | late nan | late grandfather | late grandmother | late grandad
late brother | late sister | funeral | before he died | before she died | when he died | when she died
at the end | in the blitz
"""
# Said of nobody, whoever the sentence names.
_UNREAL = """
dreamt | dreamed | a dream | dream | my dream | exam question | mcq | mcqs | sba | osce | osces
which of the following | case scenario | scenario | # marks | single best answer | vignette
better metaphor | metaphor | simile | synonym | figure of speech | simulation | simulated
hypothetical | hypothetically | imaginary | imagine | pretend | flashcard | flashcards
"""
# Of what was named before when nothing follows ("numbness? none."), else of what comes next.
_ABSENT_EITHER = """
nothing like that | i have nothing like that | nothing of the sort | nothing of that sort | havent got that
havent got it | not that | dont | doesnt | havent | hasnt | didnt | isnt | arent | no | nil | none | not
i dont have any | dont have any | i dont have it | i dont have that | i dont have those | i said no
dont have it | havent got any | have not got any | i have none | have none of those | i have none of those
i dont have any of those | none of those | none of that | none of these | not at all
"""
_PRESENT_AFTER = """
positive | present | + ve | confirmed | noted | found | reported
"""


def _phrases(table: str, kind: str, reach: str = "around") -> list[Phrase]:
    wordings = (part.split() for line in table.splitlines() for part in line.split("|"))
    return [Phrase(tuple(words), kind, reach) for words in wordings if words]


def every_phrase() -> list[Phrase]:
    """Every wording known, the ones that swallow others among them."""
    return [
        *_phrases(_PSEUDO, "pseudo"),
        *_phrases(_PSEUDO_IF, "pseudo"),
        *_phrases(_ABSENT, "absent", "forward"),
        *_phrases(_ABSENT_AFTER, "absent", "backward"),
        *_phrases(_ABSENT_EITHER, "absent", "either"),
        *_phrases(_PRESENT_AFTER, "present", "backward"),
        *_phrases(_UNCERTAIN, "uncertain", "forward"),
        *_phrases(_CONDITIONAL, "conditional", "forward"),
        *_phrases(_OTHER, "other"),
        *_phrases(times.PAST, "past"),
        *_phrases(times.RESOLVED, "resolved", "backward"),
        *_phrases(times.LASTING, "lasting"),
        *_phrases(times.ACUTE, "acute"),
        *_phrases(times.RECENT, "recent"),
        *_phrases(times.WHILE, "while"),
        *_phrases(times.WORSE, "worse"),
        *_phrases(times.CHANGED, "changed"),
        *_phrases(_STORY, "story"),
        *_phrases(_UNREAL, "unreal"),
        *_phrases(_GONE, "gone"),
        *_phrases(_CLAIMED, "claimed"),
        *_phrases(times.EASING, "resolved", "own"),
    ]
