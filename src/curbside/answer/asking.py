"""Words of asking, not of the matter: they must neither find nor miss a passage."""

from __future__ import annotations

from curbside.index.fields import analyse

ASKING_STEMS = frozenset(analyse(
    """
    patient patients adult adults person people man woman someone anyone doctor doctors please tell know want
    need get gets got getting give gives given help thing things way ways good best better really mean means
    explain question answer answers have has had having do does did done make makes made take takes should
    would could can may might must shall will much many long often soon quickly ever never always just like
    say said says told think about between difference compare compared comparison versus vs use used using
    usual usually common main important approach approaches option options recommended recommend
    recommendation guideline guidelines evidence latest current new now today case history year years old
    month months week weeks day days time times my me mine his her their our your you we they them he she him
    us it its whether why when where which who how what there here also still yet already else other another
    any some right wrong true same one two kind type types sort happen happens happened go goes going come
    back role value most more less least everyone anybody somebody folks guy lady gentleman male female
    writing next feel feels felt left show shows shown report ago since yesterday tonight tomorrow yrs mths
    wks cant dont wont isnt doesnt didnt wasnt im ive id ill hell shell theyre youre whats bilat side sides
    anything something everything nothing three four five six several couple lot lots bit essay exam student
    nurse gp specialist clinician consultant mate hi hello thanks thank dear sir madam
    safe safely allowed okay fine symptom symptoms sign signs treat treated treatment cause causes caused
    diagnose diagnosed diagnosis prognosis outlook
    """
))
