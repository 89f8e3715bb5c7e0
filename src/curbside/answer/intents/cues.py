"""Cues: the general English by which a question shows what it wants to know.

Never the name of a disease, so a new pack needs no change here. Patterns meet folded, lower-case text.
"""

from __future__ import annotations

# One row a cue: the intent, how sure the cue makes us (0 to 1), and the words.
CUES: tuple[tuple[str, float, str], ...] = (
    ("difference", 1.0, r"\b(?:vs|versus)\b|\bcompar(?:ed?|ing|ison)\b|\bdifferen(?:ce|t|ces|tiate)\b"),
    ("difference", 1.0, r"\bdistinguish\w*\b|\btell\b.{0,60}\bapart\b|\bsame (?:thing|as)\b|\bdiffers?\b"),
    ("difference", 0.9, r"\bor\b.{1,40}\bhow (?:do|to|can|could) .{0,20}\b(?:tell|know|distinguish)"),
    ("difference", 0.7, r"\bor\b.{1,60}\bwhich\b|\bwhich\b.{0,80}\bbetter\b|\bbetter than\b"),
    ("score", 1.0,
     r"\bscor(?:e|es|ed|ing)\b|\bgrad(?:e|es|ing)\b|\bpoints\b|\bclassif\w+|\bcut-?offs?\b|\bscales?\b"),
    ("prevention", 1.0,
     r"\bprevent\w*|\b\w*prophyla\w+|\bavoid\w*|\blower (?:my|the) risk\b|\bprotect\w*|\bvaccin\w+"),
    ("frequency", 1.0,
     r"\bhow (?:common|rare|frequent\w*|likely|many people|big)\b|\bprevalence\b|\bincidence\b|"
     r"\bepidemiolog\w+"),
    ("frequency", 0.9,
     r"\b(?:rates?|risks?|odds|percentage|proportion|frequency|numbers?) (?:of|for)\b|"
     r"\bhow often do(?:es)?\b"),
    ("dose", 1.0, r"\bdos(?:e|es|age|ing)\b|\bhow (?:much|many (?:mg|milligrams|tablets|units))\b|\bregimen\b"),
    ("dose", 0.7, r"\b(?:mg|mcg|micrograms?|loading|titrat\w+|maintenance phase|taper\w*)\b"),
    ("dose", 0.6, r"\bhow (?:is|are|should|do you|to)\b.{0,40}\b(?:given|give|administered|prescribed)\b"),
    ("imaging", 1.0, r"\bmri\b|\bmr\b|\bscans?\b|\bimag(?:e|ed|ing)\b|\bx-?rays?\b|\bct\b|\bradiolog\w+"),
    ("imaging", 0.8, r"\bcontrast\b|\bgadolinium\b|\bt[12]\b|\bsignal\b|\bmyelogra\w+|\bdiffusion\b"),
    ("diagnosis", 1.0, r"\bdiagnos\w+|\bcriteria\b|\binvestigat\w+|\bwork-?up\b|\bconfirm\w*\b"),
    ("diagnosis", 0.8, r"\b(?:blood )?tests?\b|\bantibod\w+|\bexamin\w+|\bdetect\w*|\bscreen\w*|\baccura\w+"),
    ("diagnosis", 0.6, r"\bhow (?:do|can) (?:i|you|we|doctors) (?:know|tell)\b|\bsensitiv\w+|\bspecific\w*"),
    ("red-flag", 1.0, r"\bred flags?\b|\bwarning (?:signs?|symptoms?)\b|\bemergenc\w+|\ba ?& ?e\b"),
    ("red-flag", 1.0,
     r"\bwhen (?:should|do|must) (?:i|we|you|someone)\b.{0,40}\b(?:worry|help|doctor|hospital|call|seek)"),
    ("red-flag", 0.5, r"\burgent\w*\b|\bworr(?:y|ied|ying)\b|\bdangerous\b"),
    ("prognosis", 1.0, r"\bprognos\w+|\boutlook\b|\brecover\w*|\bsurviv\w+|\blife expectancy\b|\boutcomes?\b"),
    ("prognosis", 1.0,
     r"\b(?:get|feel|getting|be) (?:any )?(?:better|worse)\b|\bheal\w*|\breversib\w+|\bpermanent\w*"),
    ("prognosis", 0.9,
     r"\b(?:go|goes|going) away\b|\bfor (?:good|ever)\b|\bwalk (?:again|normally)\b|\bback to normal\b"),
    ("prognosis", 0.9,
     r"\bwhat (?:happens|will happen|if)\b|\bhow long (?:will|does|until|before|to)\b|\bchances?\b"),
    ("prognosis", 0.8, r"\buntreated\b|\bleft alone\b|\bprogress(?:es|ion|ive)?\b|\bdeteriorat\w+|\bpredict\w*"),
    ("prognosis", 0.7, r"\bwill (?:i|he|she|they|it|my|the)\b|\btoo late\b|\btiming\b|\bmean for\b"),
    ("monitoring", 1.0,
     r"\bfollow(?:ed)?[- ]?up\b|\bmonitor\w*|\bsurveillance\b|\bhow often\b|\brepeat (?:scan|mri|test)"),
    # what is checked before a medicine and while it is taken
    ("monitoring", 1.0,
     r"\bcheck(?:s|ed|ing)?\b.{0,40}\b(?:before|while|during)\b|"
     r"\bbefore (?:giving|starting|prescribing)\b|\bbaseline (?:blood )?tests?\b"),
    ("cause", 1.0, r"\bcaus(?:e|es|ed|ing)\b|\bwhy\b|\bdue to\b|\brisk factors?\b|\bwhat (?:leads|brings|makes)\b"),
    ("cause", 0.9, r"\b(?:can|could|does|do|did)\b.{1,60}\b(?:damage|harm|hurt|injure|lead to|trigger|bring on)\b"),
    ("cause", 0.6, r"\bhow (?:do|does|did) (?:people|you|i|someone|it|one)\b.{0,20}\b(?:get|happen|develop|start)"),
    ("symptom", 1.0,
     r"\bsymptoms?\b|\bsigns?\b|\bfeels? like\b|\bpresent(?:s|ation|ing)?\b|\bfeatures?\b|\bnotice\b"),
    ("definition", 1.0,
     r"\bwhat (?:is|are|does)\b"
     r"(?!.{0,60}\b(?:treat|dose|cause|symptom|prognos|risk|best|chance|outcome|surviv|mortalit|incidence|prevalence))"),
    ("definition", 1.0, r"\bdefin(?:e|ed|ition)\b|\bmeaning\b|\bmean(?:s)?\b(?! for)|\bexplain\b"),
    ("treatment", 1.0, r"\btreat\w*|\bmanag\w+|\btherap\w+|\bcures?\b|\bcured\b|\bmedic(?:ine|ation|ines|ations)\b"),
    ("treatment", 0.9,
     r"\bsurg(?:ery|ical|eries|eon)\b|\boperat(?:e|ed|ion|ions|ing)\b|\bdecompress\w*|\bfus(?:ed|ion)\b"),
    ("treatment", 0.8,
     r"\bapproach(?:es)?\b|\boptions?\b|\bhelps?\b|\bdrugs?\b|\beffective\b|\bwork(?:s)? for\b|"
     r"\bfirst[- ]line\b"),
    ("treatment", 0.7,
     r"\bshould\b.{0,60}\b(?:given|offered|used|have|get|start\w*|receive)\b|\bindicat\w+|\brecommend\w*"),
    ("treatment", 0.5, r"\benough\b|\bever\b.{0,30}\balone\b|\bchoice\b"),
    ("patient-advice", 1.0,
     r"\b(?:can|may|could|should|must) i\b|\bam i allowed\b|\bis it (?:safe|ok|okay|fine|all right)\b"),
    ("patient-advice", 0.8,
     r"\bwhat (?:can|should|must) i\b|\bhow (?:can|do|should) i\b|\btips\b|\badvice\b|\bask (?:my|the) "),
    ("patient-advice", 0.8,
     r"\b(?:drive|driving|lift|lifting|exercise|work|fly|flying|travel|sport|swim|yoga|sex|sleep)\b"),
    ("patient-advice", 0.7,
     r"\bchildren\b.{0,20}\bhave\b|\bbecome a (?:dad|mum|father|mother|parent)\b|\bpregnan\w+|\bfertil\w+"),
    ("next-step", 1.0,
     r"\bnext steps?\b|\bwhat (?:now|next)\b|\brefer(?:red|ral)?\b|\bmedically necessary\b|"
     r"\bhow (?:soon|quickly|urgent\w*)\b"),
    # key words, as typed into a search box, name a topic and then what is wanted of it
    ("definition", 1.0, r"\b(?:information|overview|facts)$"),
    ("cause", 1.0, r"\b(?:inheritance|heredity|genetics|genetic changes|genes|susceptibility)$"),
    ("frequency", 1.0, r"\bfrequency$"),
    ("next-step", 0.6,
     r"\bshould (?:he|she|they|the patient|this patient)\b|\bwhat (?:should|would) (?:you|we) do\b"),
)

# A question put so that yes or no could answer it.
YES_OR_NO = (
    r"^(?:so |and |but |then )?"
    r"(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|am|may|must)\b"
)

# "An adult whose MRI shows ..." tells of a scan and does not ask about scans, if something else is asked.
TOLD = (
    r"\b(?:mri|mr|scans?|x-?rays?|ct|imaging|tests?)\b(?: \w+){0,3}? "
    r"(?:shows?|showed|shown|says?|said|found|reports?|reveal\w*)\b|"
    r"\b(?:lack|absence) of (?:\w+ ){0,2}(?:[a-z]-spine )?(?:mri|scan|imaging)\b(?: report)?"
)
ASKS_MORE = r"\b(?:treat\w*|manag\w+|operat\w+|surg\w+|recover\w*|necessary|mean|outlook|next)\b"
