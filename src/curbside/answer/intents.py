"""What a question wants: cues in its wording, and the roles of statement that serve each want.

Cues are general English of asking, never the name of a disease, so a new pack needs no change here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# One row a cue: the intent, how sure the cue makes us, and the words (on folded, lower-case text).
_CUES: tuple[tuple[str, float, str], ...] = (
    ("difference", 1.0, r"\b(?:vs|versus)\b|\bcompar(?:ed?|ing|ison)\b|\bdifferen(?:ce|t|ces|tiate)\b"),
    ("difference", 1.0, r"\bdistinguish\w*\b|\btell\b.{0,60}\bapart\b|\bsame (?:thing|as)\b|\bdiffers?\b"),
    ("difference", 0.7, r"\bor\b.{1,60}\bwhich\b|\bwhich\b.{0,80}\bbetter\b|\bbetter than\b"),
    ("score", 1.0, r"\bscor(?:e|es|ed|ing)\b|\bgrad(?:e|es|ing)\b|\bpoints\b|\bclassif\w+|\bcut-?offs?\b|\bscales?\b"),
    ("prevention", 1.0, r"\bprevent\w*|\b\w*prophyla\w+|\bavoid\w*|\blower (?:my|the) risk\b|\bprotect\w*|\bvaccin\w+"),
    ("frequency", 1.0, r"\bhow (?:common|rare|frequent\w*|likely|many people|big)\b|\bprevalence\b|\bincidence\b|\bepidemiolog\w+"),
    ("frequency", 0.9, r"\b(?:rates?|risks?|odds|percentage|proportion|frequency|numbers?) (?:of|for)\b|\bhow often do(?:es)?\b"),
    ("dose", 1.0, r"\bdos(?:e|es|age|ing)\b|\bhow (?:much|many (?:mg|milligrams|tablets|units))\b|\bregimen\b"),
    ("dose", 0.7, r"\b(?:mg|mcg|micrograms?|loading|titrat\w+|maintenance phase|taper\w*)\b"),
    ("dose", 0.6, r"\bhow (?:is|are|should|do you|to)\b.{0,40}\b(?:given|give|administered|prescribed)\b"),
    ("imaging", 1.0, r"\bmri\b|\bmr\b|\bscans?\b|\bimag(?:e|ed|ing)\b|\bx-?rays?\b|\bct\b|\bradiolog\w+"),
    ("imaging", 0.8, r"\bcontrast\b|\bgadolinium\b|\bt[12]\b|\bsignal\b|\bmyelogra\w+|\bdiffusion\b"),
    ("diagnosis", 1.0, r"\bdiagnos\w+|\bcriteria\b|\binvestigat\w+|\bwork-?up\b|\bconfirm\w*\b"),
    ("diagnosis", 0.8, r"\b(?:blood )?tests?\b|\bantibod\w+|\bexamin\w+|\bdetect\w*|\bscreen\w*|\baccura\w+"),
    ("diagnosis", 0.6, r"\bhow (?:do|can) (?:i|you|we|doctors) (?:know|tell)\b|\bsensitiv\w+|\bspecific\w*"),
    ("red-flag", 1.0, r"\bred flags?\b|\bwarning (?:signs?|symptoms?)\b|\bemergenc\w+|\ba ?& ?e\b"),
    ("red-flag", 0.8, r"\bwhen (?:should|do|must) (?:i|we|you|someone)\b.{0,40}\b(?:worry|help|doctor|hospital|call|seek)"),
    ("red-flag", 0.5, r"\burgent\w*\b|\bworr(?:y|ied|ying)\b|\bdangerous\b"),
    ("prognosis", 1.0, r"\bprognos\w+|\boutlook\b|\brecover\w*|\bsurviv\w+|\blife expectancy\b|\boutcomes?\b"),
    ("prognosis", 1.0, r"\b(?:get|feel|getting|be) (?:any )?(?:better|worse)\b|\bheal\w*|\breversib\w+|\bpermanent\w*"),
    ("prognosis", 0.9, r"\b(?:go|goes|going) away\b|\bfor (?:good|ever)\b|\bwalk (?:again|normally)\b|\bback to normal\b"),
    ("prognosis", 0.9, r"\bwhat (?:happens|will happen|if)\b|\bhow long (?:will|does|until|before|to)\b|\bchances?\b"),
    ("prognosis", 0.8, r"\buntreated\b|\bleft alone\b|\bprogress(?:es|ion|ive)?\b|\bdeteriorat\w+|\bpredict\w*"),
    ("prognosis", 0.7, r"\bwill (?:i|he|she|they|it|my|the)\b|\btoo late\b|\btiming\b|\bmean for\b"),
    ("monitoring", 1.0, r"\bfollow(?:ed)?[- ]?up\b|\bmonitor\w*|\bsurveillance\b|\bhow often\b|\brepeat (?:scan|mri|test)"),
    ("cause", 1.0, r"\bcaus(?:e|es|ed|ing)\b|\bwhy\b|\bdue to\b|\brisk factors?\b|\bwhat (?:leads|brings|makes)\b"),
    ("cause", 0.6, r"\bhow (?:do|does|did) (?:people|you|i|someone|it|one)\b.{0,20}\b(?:get|happen|develop|start)"),
    ("symptom", 1.0, r"\bsymptoms?\b|\bsigns?\b|\bfeels? like\b|\bpresent(?:s|ation|ing)?\b|\bfeatures?\b|\bnotice\b"),
    ("definition", 1.0, r"\bwhat (?:is|are|does)\b(?!.{0,60}\b(?:treat|dose|cause|symptom|prognos|risk|best|chance|outcome))"),
    ("definition", 1.0, r"\bdefin(?:e|ed|ition)\b|\bmeaning\b|\bmean(?:s)?\b(?! for)|\bexplain\b"),
    ("treatment", 1.0, r"\btreat\w*|\bmanag\w+|\btherap\w+|\bcures?\b|\bcured\b|\bmedic(?:ine|ation|ines|ations)\b"),
    ("treatment", 0.9, r"\bsurg(?:ery|ical|eries|eon)\b|\boperat(?:e|ed|ion|ions|ing)\b|\bdecompress\w*|\bfus(?:ed|ion)\b"),
    ("treatment", 0.8, r"\bapproach(?:es)?\b|\boptions?\b|\bhelps?\b|\bdrugs?\b|\beffective\b|\bwork(?:s)? for\b|\bfirst[- ]line\b"),
    ("treatment", 0.7, r"\bshould\b.{0,60}\b(?:given|offered|used|have|get|start\w*|receive)\b|\bindicat\w+|\brecommend\w*"),
    ("treatment", 0.5, r"\benough\b|\bever\b.{0,30}\balone\b|\bchoice\b"),
    ("patient-advice", 1.0, r"\b(?:can|may|could|should|must) i\b|\bam i allowed\b|\bis it (?:safe|ok|okay|fine|all right)\b"),
    ("patient-advice", 0.8, r"\bwhat (?:can|should|must) i\b|\bhow (?:can|do|should) i\b|\btips\b|\badvice\b|\bask (?:my|the) "),
    ("patient-advice", 0.8, r"\b(?:drive|driving|lift|lifting|exercise|work|fly|flying|travel|sport|swim|yoga|sex|sleep)\b"),
    ("patient-advice", 0.7, r"\bchildren\b.{0,20}\bhave\b|\bbecome a (?:dad|mum|father|mother|parent)\b|\bpregnan\w+|\bfertil\w+"),
    ("next-step", 1.0, r"\bnext steps?\b|\bwhat (?:now|next)\b|\brefer(?:red|ral)?\b|\bmedically necessary\b|\bhow (?:soon|quickly|urgent\w*)\b"),
    ("next-step", 0.6, r"\bshould (?:he|she|they|the patient|this patient)\b|\bwhat (?:should|would) (?:you|we) do\b"),
)
_COMPILED = tuple((intent, weight, re.compile(pattern)) for intent, weight, pattern in _CUES)
_ASKS_MORE = re.compile(r"\b(?:treat\w*|manag\w+|operat\w+|surg\w+|recover\w*|necessary|mean|outlook|next)\b")
_YES_NO = re.compile(
    r"^(?:so |and |but |then )?(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|am|may|must)\b"
)

# How well a statement of each role serves each intent; a role not named serves it at _ELSEWHERE.
_ELSEWHERE = 0.15
ROLE_FIT: dict[str, dict[str, float]] = {
    "definition": {"definition": 1, "cause": 0.75, "symptom": 0.7, "imaging": 0.4, "epidemiology": 0.4,
                   "treatment": 0.5, "prognosis": 0.45, "test": 0.4, "score": 0.6, "differential": 0.4},
    "difference": {"definition": 1, "differential": 1, "symptom": 0.7, "sign": 0.8, "imaging": 0.7,
                   "test": 0.7, "cause": 0.6, "prognosis": 0.6, "treatment": 0.75, "adverse-effect": 0.65,
                   "pitfall": 0.6},
    "prevention": {"prevention": 1, "advice": 0.8, "treatment": 0.75, "dose": 0.85, "monitoring": 0.6, "risk-factor": 0.65,
                   "pitfall": 0.65, "adverse-effect": 0.6, "red-flag": 0.5, "rehabilitation": 0.6},
    "frequency": {"epidemiology": 1, "adverse-effect": 0.95, "statistic": 0.9, "risk-factor": 0.7, "prognosis": 0.75,
                  "definition": 0.5, "symptom": 0.5, "cause": 0.5, "pitfall": 0.4},
    "score": {"score": 1, "definition": 0.75, "test": 0.6, "pitfall": 0.6, "prognosis": 0.5, "statistic": 0.5,
              "imaging": 0.4, "treatment": 0.4},
    "cause": {"cause": 1, "risk-factor": 0.9, "pitfall": 0.6, "definition": 0.6, "adverse-effect": 0.7,
              "differential": 0.7, "red-flag": 0.6, "epidemiology": 0.3},
    "symptom": {"symptom": 1, "sign": 0.95, "red-flag": 0.8, "definition": 0.4, "test": 0.3},
    "diagnosis": {"test": 1, "definition": 0.75, "imaging": 0.9, "sign": 0.85, "symptom": 0.6, "score": 0.6,
                  "differential": 0.9, "pitfall": 0.7, "red-flag": 0.5},
    "imaging": {"imaging": 1, "test": 0.6, "pitfall": 0.65, "red-flag": 0.4, "differential": 0.6,
                "prognosis": 0.55, "definition": 0.35, "monitoring": 0.4},
    "treatment": {"treatment": 1, "dose": 0.7, "rehabilitation": 0.75, "prevention": 0.55, "advice": 0.6,
                  "prognosis": 0.6, "adverse-effect": 0.55, "pitfall": 0.55, "monitoring": 0.45,
                  "definition": 0.35, "imaging": 0.3},
    "dose": {"dose": 1, "treatment": 0.85, "monitoring": 0.6, "adverse-effect": 0.6, "pitfall": 0.55,
             "prevention": 0.6},
    "prognosis": {"prognosis": 1, "statistic": 0.45, "treatment": 0.6, "rehabilitation": 0.6, "advice": 0.55,
                  "risk-factor": 0.55, "adverse-effect": 0.45, "imaging": 0.45, "monitoring": 0.4,
                  "pitfall": 0.4, "red-flag": 0.4},
    "monitoring": {"monitoring": 1, "prognosis": 0.5, "imaging": 0.5, "advice": 0.6, "treatment": 0.5,
                   "dose": 0.5},
    "red-flag": {"red-flag": 1, "symptom": 0.7, "advice": 0.6, "imaging": 0.5, "treatment": 0.45,
                 "sign": 0.5, "pitfall": 0.5},
    "patient-advice": {"advice": 1, "prevention": 0.8, "rehabilitation": 0.8, "treatment": 0.6,
                       "prognosis": 0.6, "red-flag": 0.6, "pitfall": 0.6, "adverse-effect": 0.5},
    "next-step": {"treatment": 1, "imaging": 0.95, "test": 0.85, "red-flag": 0.8, "advice": 0.6,
                  "monitoring": 0.6, "pitfall": 0.6, "prognosis": 0.45, "sign": 0.5},
    "yes-no": {"treatment": 0.8, "advice": 0.9, "prognosis": 0.8, "pitfall": 0.8, "red-flag": 0.6,
               "adverse-effect": 0.6, "prevention": 0.6, "rehabilitation": 0.6},
}
# A few key words with no want in them: anything on the subject will do, what it is above all.
_GENERAL_OTHERWISE = 0.6
_GENERAL = {"definition": 0.9, "treatment": 0.8, "symptom": 0.7, "cause": 0.7, "imaging": 0.6, "prognosis": 0.7}


@dataclass(frozen=True, slots=True)
class Intents:
    """The wants of a question, strongest first, each with a weight of 0 to 1; may be empty."""

    weights: tuple[tuple[str, float], ...]

    @property
    def main(self) -> str:
        """The strongest want, or "definition" where the wording shows none."""
        return self.weights[0][0] if self.weights else "definition"

    def fit(self, role: str) -> float:
        """How well a statement of this role serves the question, 0 to 1."""
        if not self.weights:
            return _GENERAL.get(role, _GENERAL_OTHERWISE)
        return max(w * ROLE_FIT[i].get(role, _ELSEWHERE) for i, w in self.weights)


# "An adult whose MRI shows ..." tells of a scan; it does not ask about scans.
_TOLD = re.compile(
    r"\b(?:mri|mr|scans?|x-?rays?|ct|imaging|tests?)\b(?: \w+){0,3}? (?:shows?|showed|shown|says?|said|found|reports?|reveal\w*)\b|"
    r"\b(?:lack|absence) of (?:\w+ ){0,2}(?:[a-z]-spine )?(?:mri|scan|imaging)\b(?: report)?"
)


def read_intents(folded: str) -> Intents:
    """Reads the wants of a question from its folded, lower-case wording."""
    folded = _TOLD.sub(" ", folded) if _ASKS_MORE.search(_TOLD.sub(" ", folded)) else folded
    found: dict[str, float] = {}
    for intent, weight, cue in _COMPILED:
        if cue.search(folded):
            # a second cue for the same want makes it surer, never more than certain
            found[intent] = min(1.0, max(found.get(intent, 0), weight) + (0.1 if intent in found else 0))
    if _YES_NO.search(folded):
        found["yes-no"] = 0.6
    best = max(found.values(), default=0)
    ranked = sorted(found.items(), key=lambda item: (-item[1], _ORDER[item[0]]))
    return Intents(tuple((i, w / best) for i, w in ranked if w >= 0.45 * best))


# Where two wants are equally sure the more particular one leads.
_ORDER = {name: n for n, name in enumerate((
    "difference", "dose", "prevention", "score", "frequency", "red-flag", "monitoring", "prognosis", "imaging", "diagnosis", "cause",
    "next-step", "symptom", "treatment", "patient-advice", "definition", "yes-no"))}
