"""How well a statement of each role serves each want of a question, 0 to 1."""

from __future__ import annotations

# How well a statement of each role serves each intent; a role not named serves it at ELSEWHERE.
ELSEWHERE = 0.15
ROLE_FIT: dict[str, dict[str, float]] = {
    "definition": {"definition": 1, "cause": 0.75, "symptom": 0.7, "imaging": 0.4, "epidemiology": 0.4,
                   "treatment": 0.5, "prognosis": 0.45, "test": 0.4, "score": 0.6, "differential": 0.4},
    "difference": {"definition": 1, "differential": 1, "symptom": 0.7, "sign": 0.8, "imaging": 0.7,
                   "test": 0.7, "cause": 0.6, "prognosis": 0.6, "treatment": 0.75, "adverse-effect": 0.65,
                   "pitfall": 0.6},
    "prevention": {"prevention": 1, "advice": 0.8, "treatment": 0.75, "dose": 0.85, "monitoring": 0.6,
                   "risk-factor": 0.65, "pitfall": 0.65, "adverse-effect": 0.6, "red-flag": 0.5, "rehabilitation": 0.6},
    "frequency": {"epidemiology": 1, "adverse-effect": 0.95, "statistic": 0.9, "risk-factor": 0.7, "prognosis": 0.75,
                  "definition": 0.5, "symptom": 0.5, "cause": 0.5, "pitfall": 0.4},
    "score": {"score": 1, "definition": 0.75, "test": 0.6, "pitfall": 0.6, "prognosis": 0.5, "statistic": 0.5,
              "imaging": 0.4, "treatment": 0.4},
    "cause": {"cause": 1, "risk-factor": 0.9, "pitfall": 0.6, "definition": 0.6, "adverse-effect": 0.8,
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
GENERAL_OTHERWISE = 0.6
GENERAL = {"definition": 0.9, "treatment": 0.8, "symptom": 0.7, "cause": 0.7, "imaging": 0.6, "prognosis": 0.7}
