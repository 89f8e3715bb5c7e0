"""The one table of units: every spelling, its normal form, and what it measures."""

from __future__ import annotations


def listed(names: str) -> list[str]:
    """The names of a table cell, which stand one space apart."""
    return names.split()


# normal form: (what it measures, how many of the smallest of its kind, spellings)
# Units of one measure compare through the factor, so 1 g equals 1000 mg; a month is not thirty
# days and a year not 52 weeks, so the calendar is a measure apart from the clock.
_TABLE = {
    "pg": ("mass", 1, "pg picogram picograms"),
    "ng": ("mass", 1e3, "ng nanogram nanograms nanogramme nanogrammes"),
    "microgram": (
        "mass", 1e6,
        "microgram micrograms microgramme microgrammes mcg mcgs μg ug mkg",
    ),
    "mg": ("mass", 1e9, "mg mgs milligram milligrams milligramme milligrammes"),
    "g": ("mass", 1e12, "g gm gms gr gram grams gramme grammes"),
    "kg": ("mass", 1e15, "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes"),
    "lb": ("pound", 1, "lb lbs pound pounds"),
    "stone": ("stone", 1, "stone"),
    "μL": ("volume", 1, "μl ul microlitre microlitres microliter microliters"),
    "mL": ("volume", 1e3, "ml mls millilitre millilitres milliliter milliliters cc ccs"),
    "dL": ("volume", 1e5, "dl decilitre decilitres deciliter deciliters"),
    "L": ("volume", 1e6, "l litre litres liter liters"),
    "μm": ("length", 1, "μm um micrometre micrometres micrometer micrometers micron microns"),
    "mm": ("length", 1e3, "mm mms millimetre millimetres millimeter millimeters"),
    "cm": ("length", 1e4, "cm cms centimetre centimetres centimeter centimeters"),
    "m": ("length", 1e6, "m metre metres meter meters"),
    "km": ("length", 1e9, "km kms kilometre kilometres kilometer kilometers"),
    "inch": ("inch", 1, "inch inches"),
    "foot": ("foot", 1, "ft feet"),
    "mile": ("mile", 1, "mile miles"),
    "mm2": ("area", 1, "mm2 mm² sqmm"),
    "cm2": ("area", 1e2, "cm2 cm² sqcm"),
    "m2": ("area", 1e6, "m2 m² sqm"),
    "mm3": ("space", 1, "mm3 mm³"),
    "cm3": ("space", 1e3, "cm3 cm³"),
    "m3": ("space", 1e9, "m3 m³"),
    "ms": ("clock", 1, "ms msec msecs millisecond milliseconds"),
    "second": ("clock", 1e3, "s sec secs second seconds"),
    "minute": ("clock", 6e4, "min mins minute minutes"),
    "hour": ("clock", 3.6e6, "h hr hrs hour hours"),
    "day": ("clock", 8.64e7, "d day days"),
    "night": ("night", 1, "night nights"),
    "week": ("clock", 6.048e8, "wk wks week weeks"),
    "month": ("calendar", 1, "mo mos mth mths month months"),
    "year": ("calendar", 12, "y yr yrs year years"),
    "decade": ("calendar", 120, "decade decades"),
    "person-year": ("person-year", 1, "person-year person-years patient-year patient-years"),
    "mmHg": ("pressure", 1, "mmhg"),
    "cmH2O": ("water pressure", 1, "cmh2o"),
    "kPa": ("kilopascal", 1, "kpa"),
    "Hz": ("frequency", 1, "hz hertz"),
    "kHz": ("frequency", 1e3, "khz"),
    "bpm": ("rate", 1, "bpm"),
    "cGy": ("radiation", 1, "cgy centigray"),
    "Gy": ("radiation", 100, "gy grays"),
    "mV": ("voltage", 1, "mv millivolt millivolts"),
    "mA": ("current", 1, "ma milliamp milliamps milliampere milliamperes"),
    "tesla": ("tesla", 1, "tesla"),
    "°C": ("celsius", 1, "°c degc celsius centigrade"),
    "°F": ("fahrenheit", 1, "°f degf fahrenheit"),
    "degree": ("angle", 1, "° degree degrees"),
    "mol": ("mole", 1e12, "mol mole moles"),
    "mmol": ("mole", 1e9, "mmol mmols millimole millimoles"),
    "μmol": ("mole", 1e6, "μmol umol micromol micromole micromoles"),
    "nmol": ("mole", 1e3, "nmol nanomole nanomoles"),
    "pmol": ("mole", 1, "pmol picomole picomoles"),
    "mM": ("molar", 1, "millimolar"),
    "mEq": ("equivalent", 1, "meq milliequivalent milliequivalents"),
    "IU": ("unit", 1, "iu unit units"),
    "mIU": ("milliunit", 1, "miu"),
    "MIU": ("megaunit", 1, "megaunit megaunits"),
    "kcal": ("energy", 1, "kcal kilocalorie kilocalories"),
    "cell": ("cell", 1, "cell cells"),
    "copy": ("copy", 1, "copy copies"),
    "%": ("percent", 1, "% percent pct"),
    "percentage point": ("percentage point", 1, "percentage-point"),
    "‰": ("per mille", 1, "‰"),
    "time": ("time", 1, "time times fold x × -fold"),
    "point": ("point", 1, "point points pt pts"),
    "tablet": ("tablet", 1, "tablet tablets tab tabs pill pills"),
    "capsule": ("capsule", 1, "capsule capsules"),
    "drop": ("drop", 1, "drop drops"),
    "puff": ("puff", 1, "puff puffs"),
    "dose": ("dose", 1, "dose doses"),
    "cycle": ("cycle", 1, "cycle cycles"),
    "session": ("session", 1, "session sessions"),
    "course": ("course", 1, "course courses"),
    "exchange": ("exchange", 1, "exchange exchanges"),
    "fraction": ("fraction", 1, "fraction fractions"),
    "injection": ("injection", 1, "injection injections"),
    "infusion": ("infusion", 1, "infusion infusions"),
    "beat": ("beat", 1, "beat beats"),
    "step": ("step", 1, "step steps"),
}  # fmt: skip

# The same unit in more than one word: read before single words.
PHRASES = {
    ("per", "cent"): "%",
    ("percentage", "point"): "percentage point",
    ("percentage", "points"): "percentage point",
    ("mm", "hg"): "mmHg",
    ("millimetres", "of", "mercury"): "mmHg",
    ("cm", "h2o"): "cmH2O",
    ("°", "c"): "°C",
    ("°", "f"): "°F",
    ("degrees", "c"): "°C",
    ("degrees", "celsius"): "°C",
    ("degrees", "f"): "°F",
    ("square", "metre"): "m2",
    ("square", "metres"): "m2",
    ("square", "meter"): "m2",
    ("square", "centimetre"): "cm2",
    ("square", "centimetres"): "cm2",
    ("square", "centimeters"): "cm2",
    ("square", "millimetres"): "mm2",
    ("square", "millimeters"): "mm2",
    ("square", "mm"): "mm2",
    ("square", "cm"): "cm2",
    ("cubic", "millimetre"): "mm3",
    ("cubic", "millimeter"): "mm3",
    ("cubic", "mm"): "mm3",
    ("cubic", "centimetre"): "cm3",
    ("cubic", "centimetres"): "cm3",
    ("cubic", "cm"): "cm3",
    ("international", "unit"): "IU",
    ("international", "units"): "IU",
    ("person", "-", "year"): "person-year",
    ("person", "-", "years"): "person-year",
    ("person", "years"): "person-year",
    ("patient", "-", "year"): "person-year",
    ("patient", "-", "years"): "person-year",
    ("patient", "years"): "person-year",
    ("beats", "per", "minute"): "bpm",
    ("beats", "/", "min"): "bpm",
    ("-", "fold"): "time",
}

UNITS = {spelling: name for name, row in _TABLE.items() for spelling in listed(row[2])}
MEASURES = {name: row[0] for name, row in _TABLE.items()}
FACTORS = {name: float(row[1]) for name, row in _TABLE.items()}

TIMES = frozenset(name for name, kind in MEASURES.items() if kind in ("clock", "calendar", "night"))
# What a medicine is counted in; with a "per day" it makes a dose.
DOSED = frozenset(
    [name for name, kind in MEASURES.items() if kind in ("mass", "volume", "mole")]
    + ["IU", "mIU", "MIU", "mEq", "tablet", "capsule", "drop", "puff", "Gy", "cGy"]
)
# What may stand under a stroke beside the clock: "g/dL", "mg/kg", "kg/m2".
BELOW = frozenset(
    name
    for name, kind in MEASURES.items()
    if kind in ("mass", "volume", "area", "space", "length", "mole", "dose", "fraction")
)
# Units that are read only directly after a figure in digits, never after a number word.
CLIPPED = frozenset(listed("s d h m g l y x mo ma"))
PLURAL_TIMES = {
    "seconds": "second",
    "minutes": "minute",
    "hours": "hour",
    "days": "day",
    "weeks": "week",
    "months": "month",
    "years": "year",
    "decades": "decade",
}
