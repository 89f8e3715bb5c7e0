"""What the headings and the wording of running text tell of the role of a passage.

Only words about medicine as such stand here, no disease, drug or finding: those are a pack's. A digit
stands for any digit, a star for the rest of a word. Weights: `SURE` decides alone, `LIKELY` decides
where nothing speaks against it, `HINT` only adds to others.
"""

from __future__ import annotations

SURE, LIKELY, HINT = 4, 2, 1

# Words of headings, by role; "-" marks sections whose sentences have no role to play in an answer.
HEADINGS: dict[str, str] = {
    "definition": "definition|definitions|overview|what is|what are|description|terminology|classification|about",
    "epidemiology": "epidemiology|how common|incidence|prevalence|frequency|who gets|demographics",
    "cause": "cause|causes|aetiology|etiology|pathophysiology|pathogenesis|mechanism|mechanisms|genetics|inheritance|"
             "why does it happen",
    "risk-factor": "risk factor|risk factors|who is at risk|at risk|predisposing factors|susceptibility",
    "symptom": "symptom|symptoms|presentation|clinical presentation|clinical features|signs and symptoms|history",
    "sign": "sign|signs|examination|physical examination|clinical examination|clinical signs|physical findings",
    "red-flag": "red flag|red flags|warning signs|emergency|when to seek|when to call|urgent|urgent referral",
    "imaging": "imaging|radiology|radiography|mri|ct|magnetic resonance imaging|ultrasound|x-ray|scans",
    "test": "test|tests|testing|diagnosis|investigation|investigations|laboratory|work-up|workup|diagnostic|"
    "electrophysiology|"
            "exams and tests",
    "score": "score|scores|scale|scales|scoring|grading|severity scale|outcome measures|scoring systems",
    "differential": "differential|differential diagnosis|differentials|mimics",
    "treatment": "treatment|treatments|therapy|management|surgery|medication|medications|surgical treatment|"
    "interventions|"
                 "conservative treatment|recommendations",
    "dose": "dose|doses|dosage|dosing|administration|posology",
    "rehabilitation": "rehabilitation|physiotherapy|physical therapy|occupational therapy|exercise|exercises",
    "adverse-effect": "side effects|adverse effects|adverse events|adverse reactions|complications|harms|safety|"
                      "contraindications|warnings|precautions|risks",
    "prognosis": "prognosis|outlook|outcome|outcomes|natural history|course|survival|mortality|recovery|expectations",
    "monitoring": "monitoring|follow-up|follow up|surveillance|after care|aftercare",
    "prevention": "prevention|prophylaxis|preventing|how to prevent",
    "pitfall": "pitfall|pitfalls|common mistakes|misdiagnosis|diagnostic delay|caveats",
    "statistic": "results|findings",
    "advice": "advice|self-care|self care|living with|home care|lifestyle|what you can do|support|coping|diet",
    "-": "methods|materials and methods|references|acknowledgements|acknowledgments|funding|author contributions|"
         "conflict of interest|conflicts of interest|competing interests|search strategy|abbreviations|contents|"
         "copyright|disclaimer|supplementary material|data availability|ethics|declarations|appendix|further reading",
}  # fmt: skip

# Cues of sentences: role, weight, phrases.
CUES: tuple[tuple[str, int, str], ...] = (
    ("definition", SURE,
     "is defined as|are defined as|refers to|the term|by definition|also known as|also called|what is|what are|"
     "is characterised by|is characterized by"),
    ("definition", LIKELY,
     "is a chronic|is a rare|is a type of|is a form of|is a group of|is a condition|is a disorder|is a disease|"
     "is an inherited|is a progressive|is a common|is a syndrome|is an autoimmune|is a tumour|is a tumor|"
     "is an infection|is a small|is a benign|is a malignant|is divided into|are divided into|is classified|"
     "is a degenerative|is a congenital"),
    ("definition", HINT,
     "a condition in which|a disease in which|a disorder of|describes"),
    ("epidemiology", SURE,
     "prevalence|per 000,000|0,000 people|per million|new cases|more common in women|more common in men|"
     "more often in men|more often in women|men than in women|women than in men|male-to-female|worldwide|"
     "0 in 0,000|in 00,000|0 in 000,000|epidemiolog*|cases per"),
    ("epidemiology", LIKELY,
     "incidence|is rare|between the ages of|each year|is uncommon|affects about|affects approximately|"
     "affects around|occurs in about|in the general population|age of onset|is most common in|"
     "the most common cause of disability"),
    ("epidemiology", HINT,
     "common in|people in the"),
    ("cause", SURE,
     "is caused by|are caused by|mutations in|mutation in|results from|result from|is inherited|autosomal|"
     "aetiolog*|etiolog*|pathophysiolog*|pathogenesis|underlying mechanism|cause of|causes of|inherited in|"
     "gives rise to|give rise to|arises from|arise from|triggered by"),
    ("cause", LIKELY,
     "caused by|due to|triggers|leads to|lead to|is thought to|secondary to|responsible for|causes include"),
    ("cause", HINT,
     "gene|mechanism|because of"),
    ("risk-factor", SURE,
     "risk factor*|increases the risk|increase the risk|increased risk|higher risk|greater risk|at risk|"
     "raises the chance|more likely to develop|more likely to get|predispos*|raises the risk|more likely that"),
    ("risk-factor", LIKELY,
     "family history|associated with an increased|more likely to have"),
    ("symptom", SURE,
     "symptoms include|symptoms are|symptoms of|symptoms may include|complain*|presents with|present with|"
     "presenting symptom*|patients report|may notice|no symptoms|presented with"),
    ("symptom", LIKELY,
     "pain usually|the pain|tingling|gets worse when|discomfort|burning|aching"),
    ("symptom", HINT,
     "symptoms|symptom|feels|feel|felt|feeling|numbness"),
    ("sign", SURE,
     "on examination|physical examination|examination may|examination shows|examination showed|"
     "examination reveals|examination revealed|is elicited|on palpation|palpation|reflexes are|"
     "plantar response|clonus|clinical signs|on inspection|neurological examination|sign is positive|"
     "auscultation"),
    ("sign", LIKELY,
     "wasting of|tender|power in|positive sign|sign supports"),
    ("sign", HINT,
     "tone|reflexes"),
    ("red-flag", SURE,
     "red flag*|an emergency|seek emergency|emergency care|emergency help|emergency treatment|emergency surgery|"
     "surgical emergency|emergency referral|emergency assessment|emergency admission|go to the emergency|"
     "call an ambulance|immediately if|at once if|right away if|"
     "urgent referral|urgent admission|warning signs|immediate referral|immediate medical|seek medical help|"
     "seek urgent|same-day referral|is a medical emergency|straight away if|urgently if|immediate surgical|"
     "urgent surgical|urgent assessment|call 000"),
    ("red-flag", HINT,
     "immediately|urgent*|at once|sudden"),
    ("imaging", SURE,
     "magnetic resonance|t0-weighted|computed tomograph*|radiograph*|x-ray*|ultrasound|bone scan|"
     "contrast enhancement|imaging of choice|angiography|myelography|on imaging|ct scan|imaging shows|"
     "imaging findings|signal intensity|ct showed|ct shows|on ct|pet scan"),
    ("imaging", LIKELY,
     "mri|ct"),
    ("imaging", HINT,
     "imaging|scan|scans"),
    ("test", SURE,
     "blood test*|is confirmed by|lumbar puncture|genetic testing|nerve conduction|electromyograph*|"
     "are diagnosed|how is it diagnosed|diagnosis is made|culture|antibody test*|makes the diagnosis|"
     "confirm the diagnosis|confirms the diagnosis|cerebrospinal fluid analysis|assay|evoked potentials|"
     "diagnosis is based on|diagnosed by|diagnosed with a"),
    ("test", LIKELY,
     "laboratory|biopsy|is diagnosed|sensitivity|specificity|serum|test for|tests for"),
    ("test", HINT,
     "diagnos*|test|tests|tested"),
    ("score", SURE,
     "questionnaire|scores|scored|grading system|disability index|points indicate|graded with|graded from|"
     "grade i|ranges from 0|is graded|are graded|subscale*|scoring below|scoring above|score ranges"),
    ("score", LIKELY,
     "scale|score of|classification|graded|grading"),
    ("score", HINT,
     "score|index|items|stages"),
    ("differential", SURE,
     "differential diagnos*|mistaken for|mimic*|distinguished from|distinguishing|distinguish|differentiate*|"
     "should be excluded|must be excluded|another diagnosis|other diseases to consider|"
     "other conditions to consider|alternative diagnos*|unlike|other conditions that|diseases to consider|"
     "conditions to consider"),
    ("treatment", SURE,
     "is treated with|are treated with|treated with|treatment of|first-line|second-line|there is no cure|"
     "surgery is recommended|is treated|conservative management|is recommended for|treatment is|"
     "treatment options|treatment consists|watchful waiting|we suggest offering|we recommend|"
     "surgical decompression|can be removed by|is the treatment|treatments include|treatment includes|"
     "should be offered|management of|management includes|mainstay of|therapy is|may be treated|"
     "antibiotics should|should be started"),
    ("treatment", LIKELY,
     "decompression|injections|relieve*|antibiotics|medication*|medicines|options include"),
    ("treatment", HINT,
     "treatment|treatments|surgery|therapy|operation|surgical|drug|drugs"),
    ("dose", SURE,
     "0mg|0 mcg|0 micrograms|mg/kg|usual dose|maximum dose|maximum daily dose|daily dose|loading dose|"
     "twice daily|once daily|times daily|times a day for|adult dose|starting dose|the dose|intravenously over|"
     "every 00 hours|dose of|dose should|dosage|one tablet|two tablets|every 0 hours|two drops|0 drops|iu"),
    ("dose", LIKELY,
     "0 mg|0 g|0 ml"),
    ("rehabilitation", SURE,
     "physiotherap*|physical therap*|occupational therap*|rehabilitation|rehab|gait training|exercises to|"
     "stretching|speech therap*|swallowing therap*|strengthening|walking aids|orthos*|treadmill"),
    ("rehabilitation", HINT,
     "exercise*|training|wheelchair"),
    ("adverse-effect", SURE,
     "side effect*|adverse event*|adverse effect*|adverse reaction*|contraindicated|may cause|"
     "can cause drowsiness|allergic reaction*|toxicity|wound infection|risks of the|long-term use|overdose|"
     "was stopped in|possible risks"),
    ("adverse-effect", LIKELY,
     "complication*|harms"),
    ("prognosis", SURE,
     "prognosis|the outlook|life expectancy|poorer outcome|better outcome|natural history|recurs|"
     "gets worse over|without treatment|full recovery|die within"),
    ("prognosis", LIKELY,
     "mortality|survival|recover*|recurrence|relapse*|predicts|death|progresses|over several years|gets worse|"
     "improves over|course of"),
    ("prognosis", HINT,
     "outcome|outcomes|progress|permanent"),
    ("monitoring", SURE,
     "followed up|followed-up|is checked|are checked|regular blood tests|review in clinic|repeat the scan|"
     "reviewed every|every six months|every three months|at each visit|regular check-ups"),
    ("monitoring", LIKELY,
     "follow-up|monitor*|be checked|surveillance|thereafter"),
    ("prevention", SURE,
     "prevented|preventing|prevention|prophyla*|lowers the risk|reduce the risk|reduces the risk|"
     "protect against|protects against|reduce your risk|lower your risk"),
    ("prevention", LIKELY,
     "prevent|preventive|vaccinat*|prevents"),
    ("pitfall", SURE,
     "do not exclude|does not exclude|do not rule out|does not rule out|often missed|misdiagnosed|misdiagnosis|"
     "common mistake|delayed diagnosis|delay in diagnosis|caution is needed|beware|pitfall*|overlooked|"
     "frequently missed|may be missed|cannot exclude|cannot rule out|easily missed|misinterpreted|"
     "missed diagnosis"),
    ("statistic", SURE,
     "odds ratio|hazard ratio|risk ratio|relative risk|mean difference|p = 0|p < 0|p=0|p<0|"
     "significant difference|number needed to treat|primary outcome|confidence interval|participants were|"
     "completed the trial|standardised mean|standardized mean|i0 ="),
    ("statistic", LIKELY,
     "00% ci|were randomised|were randomized|compared with 0|pooled|median time|significantly|versus 0"),
    ("advice", SURE,
     "talk to your|ask your|tell your|you should|you can|try to|do not drive|keep the|avoid heavy|"
     "support groups|your pharmacist|drink plenty|eat a|balanced diet|make sure you|you may want|help you|"
     "get plenty of|if you smoke|do not take"),
    ("advice", LIKELY,
     "quit smoking"),
    ("advice", HINT,
     "avoid|your|you"),
    ("-", SURE,
     "competing interest*|conflict* of interest|ethics committee|informed consent|all rights reserved|"
     "copyright|we thank|last reviewed|further research|more information|our website|were analysed|"
     "were analyzed|were recruited|screened titles|databases|et al|funded by|was supported by|first described|"
     "this chapter|in this article|this review|figure 0|table 0|the remaining sections|our search|university|"
     "guideline group|was referred to our|next page|these findings|we searched|inclusion criteria|"
     "exclusion criteria|click here|page last"),
)  # fmt: skip
