"""What a question wants, read from its wording alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.answer.intents import ROLE_FIT, Intents, read_intents
from curbside.answer.plan import GROUP_OF
from curbside.library.passages import ROLES
from curbside.text.words import fold

ASKED = """
How does transverse myelitis differ from Guillain-Barre syndrome?      | difference
Anterior cord syndrome versus central cord syndrome                    | difference
Laminoplasty or laminectomy, which is better?                          | difference
How can I tell a syrinx apart from a tumour?                           | difference
Is a tethered cord the same thing as spina bifida?                     | difference
What dose of rituximab is used in NMOSD?                               | dose
How much baclofen can be given?                                        | dose
How is intravenous methylprednisolone given in an attack?              | dose
gabapentin titration schedule                                          | dose
How can pressure ulcers be prevented after paraplegia?                 | prevention
prophylaxis against blood clots in tetraplegia                         | prevention
How do I avoid urine infections with a catheter?                       | prevention
How is the mJOA scored?                                                | score
ASIA grades A to E                                                     | score
How common is spinal cord infarction?                                  | frequency
incidence of C5 palsy                                                  | frequency
What is the risk of paralysis after aortic repair?                     | frequency
Which red flags point to cauda equina syndrome?                        | red-flag
What are the warning signs of cord compression?                        | red-flag
When must someone with back pain call an ambulance?                    | red-flag
How often should a syrinx be imaged again?                             | monitoring
follow-up after resection of an ependymoma                             | monitoring
What should I check before giving tizanidine?                          | monitoring
What is checked while someone takes azathioprine?                      | monitoring
Will I walk again?                                                     | prognosis
prognosis of epidural abscess                                          | prognosis
What happens if myelopathy is left untreated?                          | prognosis
Does the bladder recover after surgery?                                | prognosis
How long does recovery take?                                           | prognosis
What does MRI show in copper deficiency?                               | imaging
CT or X-ray findings in OPLL                                           | imaging
Is gadolinium contrast needed?                                         | imaging
How is a dural fistula diagnosed?                                      | diagnosis
blood tests for myelitis                                               | diagnosis
What antibodies should be examined in optic neuritis with myelitis?    | diagnosis
What causes a spinal cord stroke?                                      | cause
Why do my legs jump at night?                                          | cause
risk factors for epidural haematoma                                    | cause
What are the symptoms of B12 deficiency?                               | symptom
What does Lhermitte's feel like?                                       | symptom
signs and presentation of syringomyelia                                | symptom
What is a tethered cord?                                               | definition
define myelomalacia                                                    | definition
How is spinal tuberculosis treated?                                    | treatment
management of spasticity                                               | treatment
surgical options for a spinal meningioma                               | treatment
first-line drugs for neuropathic pain                                  | treatment
Can I fly after a neck operation?                                      | patient-advice
Is it safe to lift my toddler?                                         | patient-advice
What next for a 60-year-old with new urinary retention?                | next-step
How soon must she be referred?                                         | next-step
Is it hereditary?                                                      | yes-no
sarcoidosis spinal cord                                                | definition
"""
TOLD = """
An adult whose MRI shows cord compression: how is it treated?          | treatment
My scan showed a bulging disc. Will I recover?                         | prognosis
MRI reveals a long lesion - what surgery is indicated?                 | treatment
The CT report said OPLL, do I need an operation?                       | treatment
Is surgery necessary when there is a lack of a recent MRI report?      | treatment
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [tuple(part.strip() for part in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("question", "want"), rows(ASKED))
def test_the_wording_of_a_question_shows_what_it_wants_most(question, want):
    assert read_intents(fold(question)).main == want


@pytest.mark.parametrize(("question", "want"), rows(TOLD))
def test_a_scan_that_is_told_of_is_not_asked_about(question, want):
    wants = dict(read_intents(fold(question)).weights)
    assert (read_intents(fold(question)).main, wants.get("imaging")) == (want, None)


def test_a_scan_that_is_told_of_is_the_matter_when_nothing_else_is_asked():
    assert read_intents(fold("My MRI shows a white spot")).weights == (("imaging", 1.0),)


def test_a_question_may_want_two_things_and_the_more_particular_leads():
    wants = read_intents("how is it treated and what is the dose?").weights
    assert wants == (("dose", 1.0), ("treatment", 1.0))


def test_a_second_cue_makes_a_want_surer_than_another_but_never_more_than_certain():
    # imaging has the cues "contrast" (0.8) and "t1" of one row; diagnosis has "accuracy" and "sensitivity"
    wants = read_intents("accuracy, sensitivity and contrast").weights
    assert [want for want, _ in wants] == ["diagnosis", "imaging"]
    assert wants[0][1] == 1.0
    assert wants[1][1] == pytest.approx(0.8 / 0.9)


def test_key_words_with_no_want_in_them_serve_what_it_is_above_all():
    none = read_intents("leaf blight tomato")
    assert (none, none.main) == (Intents(()), "definition")
    assert (none.fit("definition"), none.fit("treatment"), none.fit("pitfall")) == (0.9, 0.8, 0.6)


def test_a_role_that_serves_no_want_still_counts_a_little():
    assert read_intents("what dose?").fit("epidemiology") == 0.15


@pytest.mark.parametrize("want", sorted(ROLE_FIT))
def test_every_want_names_roles_that_exist_and_weighs_them_between_nothing_and_all(want):
    assert set(ROLE_FIT[want]) <= set(ROLES)
    assert all(0 < weight <= 1 for weight in ROLE_FIT[want].values())


def test_every_role_has_its_place_in_an_answer():
    assert set(GROUP_OF) == {*ROLES, ""}  # running text of own documents has no role told


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=120))
def test_wants_are_ranked_from_one_downwards_whatever_is_asked(text):
    weights = [weight for _, weight in read_intents(fold(text)).weights]
    assert weights == sorted(weights, reverse=True)
    assert not weights or (weights[0] == 1.0 and weights[-1] > 0)
