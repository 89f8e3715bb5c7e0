"""Documents that the asker added: where they came from, their standing, and what was read when."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("documents") as table:
        for name in ("origin", "standing", "superseded_by", "identity", "added", "review_due"):
            table.add_column(sa.Column(name, sa.Text, nullable=False, server_default=""))
        table.add_column(sa.Column("version", sa.Integer, nullable=False, server_default="1"))
        table.create_index("ix_documents_identity", ["identity"])
        table.create_index("ix_documents_origin", ["origin"])
    op.create_table(
        "own_texts",
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("passages", sa.Integer, nullable=False),
        sa.Column("page_starts", sa.JSON, nullable=False),
        sa.Column("cuts", sa.JSON, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "items",
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
    op.create_table(
        "item_documents",
        sa.Column("origin", sa.Text, primary_key=True),
        sa.Column("part", sa.Text, primary_key=True),
        sa.Column(
            "document", sa.Text, sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, index=True
        ),
    )


def downgrade() -> None:
    op.drop_table("item_documents")
    op.drop_table("items")
    op.drop_table("own_texts")
    with op.batch_alter_table("documents") as table:
        table.drop_index("ix_documents_origin")
        table.drop_index("ix_documents_identity")
        for name in ("origin", "standing", "superseded_by", "identity", "added", "review_due", "version"):
            table.drop_column(name)
