"""The analyser: one reading of words for passages and questions."""

from __future__ import annotations

import pytest

from curbside.index.fields import analyse


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("Treating the treated treatments", ["treat", "treat", "treatment"]),
        ("What is the best treatment for C5-C6?", ["best", "treatment", "c5", "c6"]),
        ("T2-weighted, C5/6 and 16 mg/day", ["t2", "weight", "c5", "6", "16", "mg", "day"]),
        ("Brown-Séquard naïve", ["brown", "sequard", "naiv"]),
        ("oedema haemorrhage ischaemia", ["edema", "hemorrhag", "ischemia"]),
        ("tumours behavioural fibre centres", ["tumor", "behavior", "fiber", "center"]),
        ("stabilised paralysed patients'", ["stabil", "paralyz", "patient"]),
        ("does the toe or do the toes move", ["toe", "toe", "move"]),
        ("", []),
        ("— … ?!", []),
    ],
)
def test_a_text_is_read_as_stems(text, stems):
    assert analyse(text) == stems


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("oedema", "edema"),
        ("haematoma", "hematoma"),
        ("paediatric", "pediatric"),
        ("oesophageal", "esophageal"),
        ("anaesthetised", "anesthetized"),
        ("tumour", "tumor"),
        ("favourable", "favorable"),
        ("catheterisation", "catheterization"),
        ("mobilising", "mobilizing"),
        ("paralysed", "paralyzed"),
        ("metre", "meter"),
        ("metastases", "metastasis"),
    ],
)
def test_british_and_american_spellings_meet(british, american):
    assert analyse(british) == analyse(american)


def test_words_of_grammar_and_of_asking_are_left_out():
    assert analyse("What can I do about it, and should they have been given this?") == []
