"""The catalogue's tables, as the migrations have made them."""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData()

packs = sa.Table(
    "packs",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("content_sha256", sa.Text, nullable=False),
    sa.Column("card", sa.JSON, nullable=False),
)
documents = sa.Table(
    "documents",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("subjects", sa.JSON, nullable=False),
    sa.Column("reviewed", sa.Text, nullable=False),
    sa.Column("date", sa.Text, nullable=False),
    # what follows is of documents that the asker added
    sa.Column("origin", sa.Text, nullable=False, server_default="", index=True),
    sa.Column("standing", sa.Text, nullable=False, server_default=""),
    sa.Column("superseded_by", sa.Text, nullable=False, server_default=""),
    sa.Column("identity", sa.Text, nullable=False, server_default="", index=True),
    sa.Column("added", sa.Text, nullable=False, server_default=""),
    sa.Column("review_due", sa.Text, nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
)
# Long texts lie by themselves, so that whatever else is asked of documents need not read over them.
own_texts = sa.Table(
    "own_texts",
    metadata,
    sa.Column("document", sa.Text, sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("passages", sa.Integer, nullable=False),
    sa.Column("page_starts", sa.JSON, nullable=False),
    sa.Column("cuts", sa.JSON, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
)
items = sa.Table(
    "items",
    metadata,
    sa.Column("origin", sa.Text, primary_key=True),
    sa.Column("part", sa.Text, primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("modified", sa.BigInteger, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("remedy", sa.Text, nullable=False),
    sa.Column("read", sa.Text, nullable=False),
)
item_documents = sa.Table(
    "item_documents",
    metadata,
    sa.Column("origin", sa.Text, primary_key=True),
    sa.Column("part", sa.Text, primary_key=True),
    sa.Column(
        "document", sa.Text, sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, index=True
    ),
)
references = sa.Table(
    "references",
    metadata,
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("year", sa.Integer),
    sa.Column("doi", sa.Text, nullable=False, index=True),
    sa.Column("pmid", sa.Text, nullable=False, index=True),
    sa.Column("standing", sa.Text, nullable=False),
    sa.Column("record", sa.JSON, nullable=False),
)
passages = sa.Table(
    "passages",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column(
        "document",
        sa.Text,
        sa.ForeignKey("documents.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    sa.Column("source", sa.Text, nullable=False, index=True),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("record", sa.JSON, nullable=False),
)
passage_references = sa.Table(
    "passage_references",
    metadata,
    sa.Column("passage", sa.Text, sa.ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("reference", sa.Text, nullable=False),
    sa.ForeignKeyConstraint(["source", "reference"], ["references.source", "references.id"]),
    sa.Index("ix_passage_references_reference", "source", "reference"),
)
index_builds = sa.Table(
    "index_builds",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("fingerprint", sa.Text, nullable=False),
    sa.Column("content_sha256", sa.Text, nullable=False),
    sa.Column("passages", sa.Integer, nullable=False),
    sa.Column("packs", sa.JSON, nullable=False),
    sa.Column("built", sa.Text, nullable=False),
)
