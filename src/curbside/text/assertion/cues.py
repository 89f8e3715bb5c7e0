"""The wordings that turn a finding round: absent, uncertain, conditional, of another, past, lasting, new.

`#` stands for a number in figures or words, `~` for a year, `%` for a day of the week.
"""

from __future__ import annotations

from typing import NamedTuple


class Phrase(NamedTuple):
    """One wording: its words, the kind of cue it is, and which way it reaches."""

    words: tuple[str, ...]
    kind: str
    reach: str  # forward | backward | either | around | own (its own part)


# These swallow words that would otherwise be a cue: "no longer able" denies nothing.
_PSEUDO = """
without any warning | without warning | without knowing | without noticing | without feeling | without realising
without me knowing | # months gone | # months pregnant | # weeks gone | # weeks pregnant | # months old
baby # months | infant # months | toddler # months | son # months | daughter # months | boy # months | girl # months
baby # weeks | infant # weeks | son # weeks | daughter # weeks | boy # weeks | girl # weeks | grandson # months
granddaughter # months | niece # months | nephew # months | kid # months | child # months
# month old | since the accident | since my accident | since my injury | since the injury | since his accident
since her accident | since an accident | since his injury | since her injury | no longer able | no longer feel
no longer move | no longer control | no longer walk | no longer stand | no longer hold | no longer pass
no longer lift | no longer grip | not only | not just | no change | no better | not better | not any better
no relief | no doubt | no idea | no clue | no warning | no control | no way | no help | no joke | no matter | no one | no answer | no appointment | no appointments
no mri | no scan | no gp | not sure | not certain | not normal | not right | not good | not well | not ok
not okay | not feeling well | not like me | not dramatic | not being dramatic | not getting better
not improving | not getting any better | mine feels fine | mine is fine | mine are fine | mine feel fine | mine feels normal | mine is ok | isnt getting better | arent getting better | never got better | not got better | hasnt got better
havent got better | not any better | no improvement | not improved | hasnt improved | havent improved
not wearing off | isnt wearing off | not worn off | hasnt worn off | havent worn off | not going away | wont go away | not been the same
not the same | not recovered | not resolved | not settled | not settling | hasnt gone away | not gone away
doesnt go away | never gone away | not waste | not bother | not to bother | not to waste | dont want to waste
dont want to bother | dont want to | dont wanna | didnt want to | not want to | dont like to | dont know
dont no | dont understand | dont think | dont see | didnt think | dont mean to | dont panic | didnt sleep
cant wait | cant sleep | cant believe | couldnt sleep | why not | or not | if not | wether or not
whether or not | not able | not my usual | not himself | not herself | not myself | not themselves
not his usual | not her usual | not one to | not usual | not the usual | not usually | no good | never known | not due
not until | not long | not yet | no sooner | nobody | not seen | not heard | not had an answer | no car
no transport | over dog | over cat | over a dog | over a cat | walking the dog | walking my dog | walk the dog
walk my dog | dog walk | dog walking | cat scan | the dog pulled | dog pulled | over my dog | over the dog | over our dog | over my cat | over the cat | as if | like if
# year old | # years old | # yr old | # yrs old | # yo | # y/o | year old | years old | yr old | yrs old
than usual | from usual | would not | would like | would you | would be grateful | would appreciate
would rather | would love | no kidding | no lie | not gonna lie | not lying | not joking | aint joking
"""
_ABSENT = """
never | without | w/o | denies | denied | denying | deny | neither | nor | free of | free from | absence of
negative for | no sign of | no signs of | no evidence of | no history of | no hx of | no h/o | no new | no more
rather than | instead of | wasnt | werent | hadnt | aint | no longer | not any | no problem with
no problems with | no trouble with | no issues with | no issue with | - ve for | nothing like
dont think i have any | dont think i have | dont think there is any | dont think there is | dont think theres
dont believe i have | dont think im | wouldnt say | would not say | cant say | couldnt say | cant fault | none of the | none of
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
is it okay if | is it urgent if | i wonder if | wondering if | wonder if | know if | tell if | feel if | see if | sure if
tell me if | advise if | idk if | check if | worried if | unsure if | find out if | say if | even if
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
_PAST = """
from the war | from war | when my son was born | when my daughter was born | when my baby was born | when i had my
when he was born | when she was born | when i gave birth | before the neck surgery | before the back surgery | before my neck surgery
before the op | before my op | in january | in february | in march | in april | in may | in june | in july
in august | in september | last spring | last autumn | last january | last february | last march | last april
last june | last july | last august | at the time | previously | briefly | last year | last summer | last winter
last christmas | in ~ | in early ~ | in late ~ | in summer ~ | in march ~ | back in ~ | back in the | back in my
of ~ | during ~ | in the seventies | in the eighties | in the nineties | in the sixties | in the 60s
in the 70s | in the 80s | in the 90s | in the 1960s | in the 1970s | in the 1980s | in the 1990s | in the war
during the war | after the war | before the war | since the war | years ago | years back | year ago | yrs ago
yr ago | # years ago | # yrs ago | # year ago | # yr ago | # years back | # months ago | # mths ago | months ago
decades ago | # decades ago | ages ago | long ago | used to | when i was | when he was | when she was
when we were | as a child | as a kid | as a teenager | as a baby | as a boy | as a girl | in childhood
in my twenties | in my teens | in my youth | once | history of | hx of | h/o | pmh | past history | formerly
back then | in the past | before my operation | before my surgery | before the operation | before the surgery
late mother | late grandfather | before he before she had had | during my first | with my first | with my second
pregnant with my first | when pregnant with
"""
_RESOLVED = """
no problem now | no problems now | no issues now | nothing now | no trouble now | none now | sorted with
sorted by | was sorted | it went | now theyre fine | now theyre better | now theyre strong | now theyre ok
now its fine | now its better | now its ok | now normal | now fine | now ok | now better | now well | normal now
has gone completely | have gone completely | completely gone | totally gone | gone completely | gone entirely
gone totally | all gone now | resolved | has resolved | have resolved | recovered | fully recovered
made a full recovery | full recovery | complete recovery | completely recovered | has recovered | went away
has gone away | have gone away | gone away | all gone | all better | better now | fine now | ok now | okay now
alright now | good now | fine since | ok since | im fine | back to normal | wore off | wears off | worn off
passed off | came back within | cleared up | has settled | have settled | settled | settled down | sorted now
cured | disappeared | gone within | took a minute | nothing since | never came back | hasnt come back
not come back | not been back | walks normally | walking normally | walks fine | completely better | then fine | then ok | then normal | then all fine | then it was fine | fine when i
goes when i | goes away when | goes off when | comes back after | comes back when | fine once
normal afterwards | normal after | fine after | fine again | ok again | to come back | feeling came back
movement came back | it came back | has returned to normal
"""
# Long-standing, weighed by whoever asks against what is new or worse.
_LASTING = """
for years | for many years | for several years | for some years | for years now | years now | for # years
for # yrs | for # year | for # y | for about # years | for over # years | for nearly # years
for almost # years | for around # years | for more than # years | for a number of years | # years | # yrs
# years now | # year history | # yr history | # year hx | many years | all my life | all his life | all her life
my whole life | since birth | from birth | since childhood | since ~ | since about ~ | since early ~
since i was | since he was | since she was | since my injury at # | since my accident at # | since age #
from age # | since the age of # | since # years | since my op at # | since my operation at #
since my crash at # | ever since | for decades | over the decades | decades | for months | for # months
for # mths | # months | for ages | longstanding | long standing | long term | longterm | chronic | chronically
lifelong | life long | congenital | no change | no changes | unchanged | not changed | hasnt changed
havent changed | doesnt change | dont change | nothing new | nothing has changed | nothings changed
same as always | same as ever | same as usual | same as before | as always | as usual | as ever | as per usual
my usual | his usual | her usual | usual | always been | are always | is always | always had | always have | is stable | been stable
says stable | remains stable | stable | my normal | my baseline | baseline | at baseline | not worse | no worse
not getting worse | isnt getting worse | no different | never improved | never any different | never changed | all along | been this
been like this for years | # years post | # years on | # years later | never got better | over the years
over years | over the months | over months | over many months | over several months | over # months
over # years | over the last year | over the past year | over the last # years | over the past # years
over the last # months | over the past # months | over the last few months | over the past few months
over the last few years | over the past few years | for the last year | for the past year | for the last # years
for the past # years | for the last few years | for the past few years | for the last few months
for the past few months | for the last # months | for the past # months | since a kid | since a child | since school | since school days | i always | ive always | he always | she always | same for | the same for
in the same way for | every winter | every summer | since my twenties | since my teens | still no change
"""
# How fast, in words that a textbook uses as well.
_ACUTE = """
new | newly | sudden | suddenly | sudenly | suddenley | acute | acutely | abrupt | abruptly | rapid | rapidly
quickly | fast | hyperacute | all of a sudden | out of nowhere | out of the blue | within minutes | within hours
within an hour | within the hour | within # minutes | within # hours | within # days | in minutes | in hours
in # hours | in # days | in # minutes | in # mins | over hours | over # hours | over days | over # days | # days
# hours | # hrs | # mins | # minutes | first time | evolving | onset | recent onset | minutes | hours | day #
previously fit | all at once | at once | in one go | just like that | instantly | in seconds | within seconds | from nowhere | post op | postop | post-op | straight after | immediately after
"""
# How lately, in words that only somebody telling of a person uses.
_RECENT = """
began % | started % | began on % | started on % | % night | % morning | % evening | today | tonight | tonite
2day | 2nite | yesterday | yday | overnight | last night | past week | the past week | over the past week
over the last week | last few weeks | past few weeks | past fortnight | this fortnight | last nite
this morning | this mornin | this am | this pm | this afternoon | this evening | this week | this weekend
at the weekend | today morning | since morning | since the morning | since the bank holiday | since bank holiday | since easter | since christmas | since new year | since my birthday | since halloween
since the holiday | since the wedding | since dawn | since bedtime | since dark | since sunrise | nothing like this before | nothing like this in
nothing like this last | since breakfast | since lunch
since dinner | since tea | since teatime | since midnight | since noon | since midday | since last night
since last nite | since yesterday | since the weekend | over the weekend | over weekend | since about #
since # oclock | since weekend | since then | since this | since i got up | since i wake | since i wake up | since i woke | since waking
since % | on % | from % | last % | by % | since earlier | since last week | last week | since a week
since # days | since # day | since # hours | since # week | since # weeks | right now | now | rn | atm
just now | at the moment | over the last # days | over the past # days | over the last few days
over the past few days | over the last # hours | over the past # hours | over last # hours | over last # days
over last few days | in the last # hours | in the last # days | in the past # hours | in the past # days
in the last day | in last # days | in last # hours | in the last hour | within the last hour | past hour
last hour | for the last hour | this mornings | ever since this | ever since yesterday
ever since last night | ever since % | since friday | still isnt | still arent | past few days | last few days
last couple of days | past couple of days | the last # days | the past # days | past # days | last # days
# days ago | # day ago | # hours ago | # hrs ago | # minutes ago | # mins ago | # minutes later | # mins later
# hours later | # days later | an hour ago | hour ago | half an hour ago | few days ago | few hours ago
couple of days ago | couple of hours ago | # weeks ago | # week ago | # days after | # hours post | from # days
from # day | never happened before | never happened | never this | never like this | never had this
never had this before | never had it before | never did before | never before | never been like this
never been this bad | never had anything like | by the hour | by the minute | by the day | hour by hour
day by day | each day | woke up | woke with | woke | woken | day 1 | was fine | was ok
was normal | was walking | were fine | just started | just happened | just gone | just had | just come | lately
next morning | the next day | this last week | earlier today | early today | first thing | in the last week
over the last few weeks | in the past week | in last week
"""
# How long, which is lately unless the sentence sets it in the past.
_WHILE = """
for # days | for # day | for # hours | for # hrs | for a day | for a few days | for an hour | for hours
for # minutes | for a couple of days
"""
_WORSE = """
worse | worsening | worsened | worsens | deteriorating | deteriorated | deterioration | progressive
progressively | progressing | progressed | increasing | increasingly | more and more | getting worse
getting weaker | getting bad | weaker | weaker and weaker | heavier and heavier | no longer | any more | anymore
declining | spreading | climbing | ascending | rising | recent | recently | crept up | creeping up | escalating
going off | all of sudden | no longer able | worse and worse | has changed | changed | gone downhill
going downhill
"""
_CHANGED = """
gone | went | go | goes | going | lost | losing | loose | loosing | stopped | stop | started | starting | began
begun | become | became | becoming | turned | developed | developing | came on | come on | comes on | again
still | has become | have become | has gone | have gone | collapsed | dropped | noticed | came up | has now
have now | starts | begin | begins | kicked in | hit me | then | and then
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
celebrity | famous | actor | actress | king | queen | president | dog | dogs | cat | cats | kitten | hind legs | labrador | spaniel | pet rabbit | budgie | tortoise | whippet | greyhound
run in families | runs in families | run in the family | hereditary | inherited | is that common | how common is that | told me about | was telling me | in our group | in my group | support group | at my church
someone i know | somebody i know | someone at work | somebody at work | a lady at | a woman at | a man at | a bloke at
a guy at | woman in the next | facebook | forum | friend of a friend | cousins neighbour | my dog | my dogs | our dog | his dog | her dog
dogs back | dogs legs | dog has | dog cant | my cat | our cat | my cats | puppy | dachshund | rabbit | hamster
my cow | the cow | ewe | my vet | the vet | guinea pig | guideline says | guidelines say | according to | audit
research project | trial of | statistics
"""
# What was named in general is said to be one's own.
_CLAIMED = """
well , i cant | well , i do | well , i have | well , it is | well , it has | well , it did | well , now | well , mine
well , yes | well i cant | and i cant | now i cant | well now i cant | well i do | well i have | well it is | well it has | well it did
well mine | and now i do | i do now | and now it is | and now i am | i cant now | its happened | it has happened
this has happened | that happened | well yes | and yes i | and now i have | well now it | and now it | well it happened
guess what | and i think i have | think i have it | think ive got it | well thats now | that is now | and that is what
and thats what | ive had this | ive had that | ive had it | i have had this | i have this | i have that | i have these | ive got this
ive got that | ive got it | ive got these | ive got both | i have both | i have all | ive got all | i have it now
thats me | that is me | this is me | thats what i have | thats what ive got | this is what i have
this is happening | its happening | this happened | it happened to me | happening to me | i am having this
im having this | i am having it | im getting this | im getting that | i am getting this | i get this now
he has this | she has this | he has it | she has it | hes got it | shes got it | hes got this | shes got this
mine started | mine began | mine is | mine are | mine has | mine have | mine went | mine just | mine feels | mine feel
mine been | mines been | mine have been | mine has been | because mine | cos mine | as mine | since mine | same here | just happened to me | ive started | i have started
asking because | i ask because | asking as | im asking because
"""
# On the mend: bears on its own part only.
_EASING = """
getting better | gets better | got better | improving | has improved | have improved | been improving | is improving
are improving | on the mend | recovering well | is recovering | nearly gone | almost gone | nearly better
almost better | much better | a lot better | so much better | getting stronger | stronger now | coming back now
wearing off | was a false alarm | came back in # | came back after # | back in an hour | came right | came back fine
feeling returned | feeling has returned | back to itself
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
which of the following | case scenario | scenario | marks | discuss initial | discuss the | discuss management | most likely diagnosis | single best answer | vignette
most appropriate | initial management | next best step | better metaphor | metaphor | simile | synonym | figure of speech | role play | roleplay | simulation | simulated | hypothetical
hypothetically | imaginary | imagine | pretend | flashcard | flashcards
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
        *_phrases(_PAST, "past"),
        *_phrases(_RESOLVED, "resolved", "backward"),
        *_phrases(_LASTING, "lasting"),
        *_phrases(_ACUTE, "acute"),
        *_phrases(_RECENT, "recent"),
        *_phrases(_WHILE, "while"),
        *_phrases(_WORSE, "worse"),
        *_phrases(_CHANGED, "changed"),
        *_phrases(_STORY, "story"),
        *_phrases(_UNREAL, "unreal"),
        *_phrases(_GONE, "gone"),
        *_phrases(_CLAIMED, "claimed"),
        *_phrases(_EASING, "resolved", "own"),
    ]
