"""The wordings of time: past, over, long-standing, fast, late, lasting a while, worse, begun.

`#` stands for a number in figures or words, `~` for a year, `%` for a day of the week.
"""

PAST = """
from the war | from war | when my son was born | when my daughter was born | when my baby was born
when i had my | when he was born | when she was born | when i gave birth | before the neck surgery
before the back surgery | before my neck surgery | before the op | before my op | in january | in february
in march | in april | in may | in june | in july | in august | in september | last spring | last autumn
last january | last february | last march | last april | last june | last july | last august | at the time
previously | briefly | last year | last summer | last winter | last christmas | in ~ | in early ~ | in late ~
in summer ~ | in march ~ | back in ~ | back in the | back in my | of ~ | during ~ | in the seventies
in the eighties | in the nineties | in the sixties | in the 60s | in the 70s | in the 80s | in the 90s
in the 1960s | in the 1970s | in the 1980s | in the 1990s | in the war | during the war | after the war
before the war | since the war | years ago | years back | year ago | yrs ago | yr ago | # years ago | # yrs ago
# year ago | # yr ago | # years back | # months ago | # mths ago | months ago | decades ago | # decades ago
ages ago | long ago | used to | when i was | when he was | when she was | when we were | as a child | as a kid
as a teenager | as a baby | as a boy | as a girl | in childhood | in my twenties | in my teens | in my youth
once | history of | hx of | h/o | pmh | past history | formerly | back then | in the past | before my operation
before my surgery | before the operation | before the surgery | late mother | late grandfather
before he before she had had | during my first | with my first | with my second | pregnant with my first
when pregnant with
"""
RESOLVED = """
no problem now | no problems now | no issues now | nothing now | no trouble now | none now | sorted with
sorted by | was sorted | it went | now theyre fine | now theyre better | now theyre strong | now theyre ok
now its fine | now its better | now its ok | now normal | now fine | now ok | now better | now well | normal now
has gone completely | have gone completely | completely gone | totally gone | gone completely | gone entirely
gone totally | all gone now | resolved | has resolved | have resolved | recovered | fully recovered
made a full recovery | full recovery | complete recovery | completely recovered | has recovered | went away
has gone away | have gone away | gone away | all gone | all better | better now | fine now | ok now | okay now
alright now | good now | fine since | ok since | im fine | back to normal | wore off | wears off | worn off
passed off | came back within | cleared up | has settled | have settled | settled | settled down | sorted now
came back in # | came back after # | came back in an hour | back in an hour | back after an hour | came right
came back fine | feeling returned | feeling has returned | back to itself | cured | disappeared | gone within
took a minute | nothing since | never came back | hasnt come back | not come back | not been back
walks normally | walking normally | walks fine | completely better | then fine | then ok | then normal
then all fine | then it was fine | fine when i | goes when i | goes away when | goes off when | comes back after
comes back when | fine once | normal afterwards | normal after | fine after | fine again | ok again
to come back | feeling came back | movement came back | it came back | has returned to normal
"""
# Long-standing, weighed by whoever asks against what is new or worse.
LASTING = """
is the same | are the same | is just the same | are just the same | much the same | still the same
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
my usual | his usual | her usual | usual | always been | are always | is always | always had | always have
is stable | been stable | says stable | remains stable | stable | my normal | my baseline | baseline
at baseline | not worse | no worse | nothing changed | not getting worse | isnt getting worse | no different
never improved | never any different | never changed | all along | been this | been like this for years
# years post | # years on | # years later | never got better | over the years | over years | over the months
over months | over many months | over several months | over # months | over # years | over the last year
over the past year | over the last # years | over the past # years | over the last # months
over the past # months | over the last few months | over the past few months | over the last few years
over the past few years | for the last year | for the past year | for the last # years | for the past # years
for the last few years | for the past few years | for the last few months | for the past few months
for the last # months | for the past # months | since a kid | since a child | since school | since school days
i always | ive always | he always | she always | same for | the same for | in the same way for | every winter
every summer | since my twenties | since my teens | still no change
"""
# How fast, in words that a textbook uses as well.
ACUTE = """
new | newly | sudden | suddenly | sudenly | suddenley | acute | acutely | abrupt | abruptly | rapid | rapidly
quickly | fast | hyperacute | all of a sudden | out of nowhere | out of the blue | within minutes | within hours
within an hour | within the hour | within # minutes | within # hours | within # days | in minutes | in hours
in # hours | in # days | in # minutes | in # mins | over hours | over # hours | over days | over # days | # days
# hours | # hrs | # mins | # minutes | first time | evolving | onset | recent onset | minutes | hours | day #
previously fit | all at once | at once | in one go | just like that | instantly | in seconds | within seconds
from nowhere | post op | postop | post-op | straight after | immediately after
"""
# How lately, in words that only somebody telling of a person uses.
RECENT = """
and ever since | ever since then | anyway since
began % | started % | began on % | started on % | % night | % morning | % evening | today | tonight | tonite
2day | 2nite | yesterday | yday | overnight | last night | past week | the past week | over the past week
over the last week | last few weeks | past few weeks | past fortnight | this fortnight | last nite
this morning | this mornin | this am | this pm | this afternoon | this evening | this week | this weekend
at the weekend | today morning | since morning | since the morning | since the bank holiday | since bank holiday
since easter | since christmas | since new year | since my birthday | since halloween | since the holiday
since the wedding | since dawn | since bedtime | since dark | since sunrise | nothing like this before
nothing like this in | nothing like this last | since breakfast | since lunch | since dinner | since tea
since teatime | since midnight | since noon | since midday | since last night | since last nite
since yesterday | since the weekend | over the weekend | over weekend | since about # | since # oclock
since weekend | since then | since this | since i got up | since i wake | since i wake up | since i woke
since waking | since % | on % | from % | last % | by % | since earlier | since last week | last week
since a week | since # days | since # day | since # hours | since # week | since # weeks | right now | now | rn
atm | just now | at the moment | over the last # days | over the past # days | over the last few days
over the past few days | over the last # hours | over the past # hours | over last # hours | over last # days
over last few days | in the last # hours | in the last # days | in the past # hours | in the past # days
in the last day | in last # days | in last # hours | in the last hour | within the last hour | past hour
last hour | for the last hour | this mornings | ever since this | ever since yesterday | ever since last night
ever since % | since friday | still isnt | still arent | past few days | last few days | last couple of days
past couple of days | the last # days | the past # days | past # days | last # days | # days ago | # day ago
# hours ago | # hrs ago | # minutes ago | # mins ago | # minutes later | # mins later | # hours later
# days later | an hour ago | hour ago | half an hour ago | few days ago | few hours ago | couple of days ago
couple of hours ago | # weeks ago | # week ago | # days after | # hours post | from # days | from # day
never happened before | never happened | never this | never like this | never had this | never had this before
never had it before | never did before | never before | never been like this | never been this bad
never had anything like | by the hour | by the minute | by the day | hour by hour | day by day | each day
woke up | woke with | woke | woken | day 1 | was fine | was ok | was normal | was walking | were fine
just started | just happened | just gone | just had | just come | lately | next morning | the next day
this last week | earlier today | early today | first thing | in the last week | over the last few weeks
in the past week | in last week
"""
# How long, which is lately unless the sentence sets it in the past.
WHILE = """
for # days | for # day | for # hours | for # hrs | for a day | for a few days | for an hour | for hours
for # minutes | for a couple of days
"""
WORSE = """
worse | worsening | worsened | worsens | deteriorating | deteriorated | deterioration | progressive
progressively | progressing | progressed | increasing | increasingly | more and more | getting worse
getting weaker | getting bad | weaker | weaker and weaker | heavier and heavier | no longer | any more | anymore
declining | spreading | climbing | ascending | rising | recent | recently | crept up | creeping up | escalating
going off | all of sudden | no longer able | worse and worse | has changed | changed | gone downhill
going downhill
"""
CHANGED = """
gone | went | go | goes | going | lost | losing | loose | loosing | stopped | stop | started | starting | began
begun | become | became | becoming | turned | developed | developing | came on | come on | comes on | again
still | has become | have become | has gone | have gone | collapsed | dropped | noticed | came up | has now
have now | starts | begin | begins | kicked in | hit me | then | and then
"""
# On the mend: bears on its own part only.
EASING = """
getting better | gets better | got better | improving | has improved | have improved | been improving
is improving | are improving | on the mend | recovering well | is recovering | nearly gone | almost gone
nearly better | almost better | much better | a lot better | so much better | getting stronger | stronger now
coming back now | wearing off | was a false alarm
"""
