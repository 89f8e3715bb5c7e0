"""Feedback: what readers reported of answers, sentences and pages."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_COLUMNS = (
    "kind", "answer", "page", "sentence", "sentence_sha256", "comment", "library", "packs", "version", "made",
    "resolved", "note",
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in _COLUMNS),
    )
    op.create_index("ix_feedback_made", "feedback", ["made"])


def downgrade() -> None:
    op.drop_table("feedback")
