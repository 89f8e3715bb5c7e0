"""The plain English words by which a sentence shows whether it describes somebody or asks in general."""

from __future__ import annotations

from curbside.text.assertion import word_set

FIRST = word_set(
    """
    i im ive id ill me my mine myself we our us weve meself
    """
)
HE_SHE = word_set(
    """
    he she him her his hes shes hers himself herself
    """
)
FAMILY = word_set(
    """
    mother mum mom mam mummy mums father dad daddy dads son sons daughter daughters wife wifes
    husband husbands hubby partner partners gf bf girlfriend boyfriend brother brothers sister
    sisters bro sis gran grans grandma nan nans nana nanny granny grandad grandads granddad grandpa
    grandfather grandmother aunt auntie aunty uncle cousin niece nephew friend mate flatmate
    housemate roommate neighbour neighbor colleague missus mrs fiance fiancee stepdad stepmum
    grandson granddaughter teammate
    """
)
PATIENT = word_set(
    """
    patient pt client resident lady gentleman man woman boy girl child kid baby toddler teenager lad
    bloke fella infant male female gent
    """
)
GENERIC = word_set(
    """
    you your youre yourself u ur people persons person someone somebody anyone anybody everyone
    patients those children adults women men sufferers athletes individuals babies infants
    they humans pts cases runners divers surfers survivors
    """
)
ARTICLES = frozenset(["a", "an", "any", "every", "each", "some"])
# "I want to know", "I'm writing": the speaker, not the patient.
SEEKING = word_set(
    """
    want wanted need would like wonder wondering write writing wrote prepare preparing study
    studying revise revising teach teaching research researching read reading learn learning curious
    interested asked ask looking understand heard saw doing making creating presenting explain tell
    advise know watched watching seen find get book claim park appeal complain rearrange change
    treat manage prescribe give start refer image order use
    """
)
GIVEN = word_set(
    """
    tell told taught showed gave asked give show help remind teach explain advise send let
    """
)
NOT_MINE = word_set(
    """
    essay exam novel story book character dissertation assignment teacher lecturer tutor student
    students class course lecture notes presentation leaflet poster question appointment scan mri
    form letter insurance boss colleagues team department ward trust practice understanding
    knowledge interest hero soldier school textbook uni university college revision dog dogs cat
    script screenplay report results gp surgeon consultant
    """
)
ASKING = word_set(
    """
    what whats which why how hows who whos whom when where is are does do did can could should would
    will whether define explain describe list compare outline discuss summarise summarize name tell
    has have was were may might
    """
)
WH = word_set(
    """
    what whats which why how hows who whom when where define explain describe list compare outline
    discuss summarise summarize difference
    """
)
OPENERS = word_set(
    """
    hi hello hey please pls and so also ok well sorry just dr doctor doc help urgent quick question
    the for in of a to about on , : - sir madam dear
    """
)
KNOWLEDGE = word_set(
    """
    causes cause caused causing management treatment treatments definition define meaning means mean
    symptoms guideline guidelines prognosis differential differentials pathophysiology mechanism
    mechanisms incidence prevalence epidemiology threshold thresholds timing exercises recovery
    percentage rate rates statistics overview summary review evidence criteria classification
    grading score scoring protocol algorithm pathway difference between explained types stages
    complications sensitivity specificity meta-analysis trial trials versus vs guidance work-up
    workup investigation investigations indication indications diagnosis diagnosing features
    presentation textbook education cme role typical research studies literature anatomy physiology
    theory outcomes survival mri dose dosing
    """
)
TAKEN_UP = frozenset(["mine", "it", "its", "this", "started", "began", "came"])
COMPARING = frozenset(["vs", "versus"])
RELATING = word_set(
    """
    of for in to between after and on among during
    """
)
TOLD = word_set(
    """
    cant cannot couldnt wont wouldnt unable gone went lost losing loosing stopped isnt arent dont
    doesnt didnt not no havent hasnt keep keeps gave giving gives wet weeing peed dropping tripping
    came burning feel feels felt is are has wetting soiled pooed pissed collapsed buckle buckles
    buckled buckling
    """
)
POSSESSING = word_set(
    """
    have has had got having with get getting develops developed presents presenting presented
    complaining complains reports reporting is are am feel feels been describes noticed gets
    """
)
# "disc on old MRI", "awaiting review": something of a patient's, not a thing to look up.
PENDING = word_set("on old no awaiting await pending an the my his her need needs no for booked urgent")
LISTED = frozenset(["these", "those", "following"])
BEING = word_set(
    """
    is are do does did can could should would was were has have common often many long likely
    quickly soon much rare frequent serious risky safe
    """
)
# What somebody asks leave to do with a thing that he has now.
ACTING = word_set(
    """
    wait waiting call ring go going attend ambulance drive driving come hospital a&e ane stay sleep
    fly travel turn
    """
)
THIRD = HE_SHE | {"the", "they", "their"}
GENERAL_OPENINGS = frozenset(["in", "for", "with", "after", "when", "patients", "people", "suspected"])
GENERAL_QUESTIONS = word_set("does do should would will can could is are which")


def known_words() -> frozenset[str]:
    """Every word that a frame turns on; none of them is a slip for another."""
    tables = (value for name, value in globals().items() if name.isupper())
    return frozenset().union(*(table for table in tables if isinstance(table, frozenset)))
