"""Made-up gardening documents in every format that is read, from a seed: nothing medical is invented."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable

import docx
from fpdf import FPDF

_WORDS = (
    "tomato water summer morning gardener bed leaf fruit soil mulch weed plant seed frost root stem "
    "compost shade trellis pot harvest pruning greenfly yield blossom basil straw drainage sun spade"
).split()
_VERBS = "needs carries hinders ripens loosens shelters feeds follows outgrows keeps".split()
_PLACES = "in spring|before noon|under glass|after rain|near the wall|on heavy clay|through August|by hand".split("|")


def sentence(random: random.Random) -> str:
    """One sentence of six to twenty words, with a figure now and then."""
    first, second, third = random.sample(_WORDS, 3)
    figure = random.choice(["", "", f" about {random.randint(2, 90)} times", f" for {random.randint(2, 30)} days"])
    tail = random.choice(["", f", and the {third} {random.choice(_VERBS)} it {random.choice(_PLACES)}"])
    return f"The {first} {random.choice(_VERBS)} the {second}{figure} {random.choice(_PLACES)}{tail}."


def paragraph(random: random.Random, sentences: int = 6) -> str:
    return " ".join(sentence(random) for _ in range(sentences))


TABLE = (
    ("Week", "Feed", "Amount"),
    ("1", "Seaweed", "5 ml in 2 litres of water"),
    ("2", "Nettle tea made from young leaves cut before they flower in June", "10 ml"),
    ("3", "Compost water", "15 ml"),
)
ROWS = tuple(f"Week: {w}; Feed: {f}; Amount: {a}" for w, f, a in TABLE[1:])


def pdf(seed: int = 0, pages: int = 3, columns: int = 2, table: bool = True) -> bytes:
    """An article in columns with a running head, page numbers, headings, and a table on the last page."""
    rand, file = random.Random(seed), FPDF(format="A4")
    file.set_auto_page_break(False)
    file.set_title(f"The almanac of tomatoes, number {seed}")
    for page in range(1, pages + 1):
        file.add_page()
        file.set_font("Helvetica", size=8)
        _at(file, 20, 8, f"Journal of Made-up Gardens {seed}")
        _at(file, 100, 288, str(page))
        top = 20.0
        if page == 1:
            file.set_font("Helvetica", style="B", size=18)
            file.set_xy(20, top)
            file.multi_cell(170, 8, f"The almanac of tomatoes, number {seed}")
            top = file.get_y() + 6
        width = (170 - 10 * (columns - 1)) / columns
        for column in range(columns):
            x, end = 20 + column * (width + 10), 190 if table and page == pages else 265
            file.set_xy(x, top)
            if column == 0 and page < 3:
                file.set_font("Helvetica", style="B", size=13)
                file.multi_cell(width, 6, ("Methods", "Results")[page - 1], new_x="LEFT")
            file.set_font("Times", size=10)
            while file.get_y() < end - 25:
                file.set_x(x)
                file.multi_cell(width, 4.5, paragraph(rand, 4), new_x="LEFT", align="J")
                file.ln(2)
        if table and page == pages:
            file.set_xy(20, 215)
            _put_table(file)
    return bytes(file.output())


def _at(file: FPDF, x: float, y: float, text: str) -> None:
    file.set_xy(x, y)
    file.cell(60, 4, text)


def _put_table(file: FPDF) -> None:
    file.set_font("Helvetica", size=10)
    file.multi_cell(170, 5, "Table 1. What to feed, week by week.", new_x="LMARGIN")
    file.ln(2)
    with file.table(col_widths=(1, 3, 3), width=170) as table:
        for row in TABLE:
            cells = table.row()
            for cell in row:
                cells.cell(cell)


def html(seed: int = 0) -> bytes:
    rand = random.Random(seed)
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in TABLE[1:])
    head = "".join(f"<th>{cell}</th>" for cell in TABLE[0])
    return f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Tomatoes {seed} | The Shed</title>
<meta name="citation_author" content="Green, Anne B."><meta name="citation_doi" content="10.1000/shed.{seed}">
<meta name="citation_publication_date" content="2019/05/02"><script>var tracked = "never read this";</script></head>
<body><nav class="navbar"><ul><li><a href="/">Home</a></li><li><a href="/a">About the shed</a></li></ul></nav>
<div id="cookie-banner"><p>We use cookies to follow you around the garden and beyond it.</p></div>
<main><h1>Tomatoes {seed}</h1><p>{paragraph(rand)}</p><h2>Care</h2><p>{paragraph(rand)}</p>
<ul><li>{sentence(rand)}</li><li>{sentence(rand)}</li></ul>
<table><caption>What to feed</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
<h2>Pests</h2><p>{paragraph(rand)}</p></main>
<aside><p>Subscribe to our letters about sheds, and never miss a shed again in your life.</p></aside>
<footer><p>All rights kept by the shed.</p></footer></body></html>""".encode()


def word(seed: int = 0) -> bytes:
    rand, file = random.Random(seed), docx.Document()
    file.core_properties.title = f"Tomatoes {seed}"
    file.add_heading(f"Tomatoes {seed}", 0)
    file.add_paragraph(paragraph(rand))
    file.add_heading("Care", 1)
    file.add_paragraph(paragraph(rand))
    for _ in range(3):
        file.add_paragraph(sentence(rand), style="List Bullet")
    file.add_heading("Feeding", 2)
    table = file.add_table(rows=0, cols=3)
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file.add_paragraph(paragraph(rand))
    saved = io.BytesIO()
    file.save(saved)
    return saved.getvalue()


def markdown(seed: int = 0) -> bytes:
    rand = random.Random(seed)
    rows = "\n".join(f"| {' | '.join(row)} |" for row in (TABLE[0], ("---",) * 3, *TABLE[1:]))
    return f"""---
title: Tomatoes {seed}
authors: [Green A]
date: 2020-03-01
---

# Tomatoes {seed}

{paragraph(rand)}

## Care

- {sentence(rand)}
- {sentence(rand)}

{rows}

{paragraph(rand)}
""".encode()


def text(seed: int = 0) -> bytes:
    rand = random.Random(seed)
    return f"Tomatoes {seed}\n\n{paragraph(rand)}\n\nCare\n\n- {sentence(rand)}\n- {sentence(rand)}\n".encode()


def jats(seed: int = 0) -> bytes:
    rand = random.Random(seed)
    head = "".join(f"<th>{cell}</th>" for cell in TABLE[0])
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in TABLE[1:])
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving DTD v1.2//EN" "JATS-archivearticle1.dtd">
<article article-type="review-article" xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en"><front>
<journal-meta><journal-title-group><journal-title>Journal of Made-up Gardens</journal-title></journal-title-group>
</journal-meta><article-meta><article-id pub-id-type="pmid">{900000 + seed}</article-id>
<article-id pub-id-type="doi">10.1000/jats.{seed}</article-id>
<title-group><article-title>Tomatoes {seed}</article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Green</surname><given-names>Anne B.</given-names></name>
</contrib></contrib-group><pub-date pub-type="epub"><year>2018</year></pub-date><volume>7</volume><issue>3</issue>
<fpage>70</fpage><lpage>75</lpage><abstract><p>{paragraph(rand, 3)}</p></abstract></article-meta></front>
<body><sec><title>Methods</title><p>{paragraph(rand)}</p><sec><title>Beds</title><p>{paragraph(rand)}</p></sec></sec>
<sec><title>Results</title><p>{sentence(rand)}<list><list-item><p>{sentence(rand)}</p></list-item></list></p>
<table-wrap><label>Table 1</label><caption><p>What to feed</p></caption><table><thead><tr>{head}</tr></thead>
<tbody>{rows}</tbody></table></table-wrap></sec></body>
<back><ref-list><ref><mixed-citation>Never read this.</mixed-citation></ref></ref-list></back></article>""".encode()


def medline(seed: int = 0, articles: int = 5) -> bytes:
    rand = random.Random(seed)
    held = "".join(
        f"""<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{1000 * seed + number}</PMID><Article>
<Journal><JournalIssue><Volume>7</Volume><PubDate><Year>2017</Year></PubDate></JournalIssue>
<ISOAbbreviation>J Made-up Gard</ISOAbbreviation></Journal><ArticleTitle>Tomatoes {seed}-{number}.</ArticleTitle>
<Abstract><AbstractText Label="METHODS">{paragraph(rand, 3)}</AbstractText>
<AbstractText Label="RESULTS">{paragraph(rand, 3)}</AbstractText></Abstract><Language>eng</Language>
<PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList></Article>
</MedlineCitation></PubmedArticle>"""
        for number in range(1, articles + 1)
    )
    return f'<?xml version="1.0"?>\n<PubmedArticleSet>{held}</PubmedArticleSet>'.encode()


def bioc(seed: int = 0) -> bytes:
    rand = random.Random(seed)
    sections = (("TITLE", "front", f"Tomatoes {seed}"), ("ABSTRACT", "abstract", paragraph(rand)),
                ("INTRO", "title_1", "Why tomatoes"), ("INTRO", "paragraph", paragraph(rand)),
                ("REF", "ref", "Never read this."))  # fmt: skip
    passages = [{"offset": 0, "infons": {"section_type": s, "type": t}, "text": x} for s, t, x in sections]
    return json.dumps([{"source": "PMC", "documents": [{"id": f"PMC{seed + 1}", "passages": passages}]}]).encode()


def jsonl(seed: int = 0, rows: int = 5) -> bytes:
    rand = random.Random(seed)
    lines = ({"id": f"row-{seed}-{n}", "title": f"Tomatoes {n}", "text": paragraph(rand)} for n in range(rows))
    return "\n".join(map(json.dumps, lines)).encode()


# The name that a file of each kind bears, and what makes one from a seed.
FORMATS: dict[str, Callable[[int], bytes]] = {
    "a.pdf": pdf, "a.html": html, "a.docx": word, "a.md": markdown, "a.txt": text, "a.xml": jats,
    "pubmed.xml": medline, "a.json": bioc, "a.jsonl": jsonl,
}  # fmt: skip
