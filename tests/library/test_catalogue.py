"""The catalogue: packs replaced whole, passages and references as they were, migrations in step."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from curbside.database.engine import open_engine
from curbside.database.migrate import current_revision, migrate
from curbside.errors import BadInput
from curbside.library import tables
from curbside.library.catalogue import Catalogue, IndexBuild
from curbside.library.gather import gather_library
from curbside.library.packs import read_pack
from curbside.library.passages import text_sha256
from curbside.review import feedback
from tests.factories import change, make_pack, make_passage

BUILD = IndexBuild("f" * 16, "c" * 64, 6, {"garden": "0.1.0"}, "2026-11-21T12:00:00+00:00")


@pytest.fixture
def catalogue(tmp_path):
    with Catalogue.opened(f"sqlite:///{tmp_path / 'home' / 'library.sqlite'}") as opened:
        yield opened


def rows_of(folder):
    return gather_library((read_pack(folder),), "f" * 16).rows


def test_a_pack_put_in_comes_out_as_it_was(catalogue, tmp_path):
    (rows,) = rows_of(make_pack(tmp_path))
    catalogue.replace_packs([rows], BUILD)
    by_id = {passage.id: passage for passage in rows.passages}
    assert catalogue.counts() == {"packs": 1, "documents": 2, "passages": 6, "references": 2}
    assert catalogue.documents("garden") == rows.documents
    assert catalogue.passages(by_id) == by_id
    assert catalogue.passages_of("garden") == tuple(by_id[id] for id in sorted(by_id))
    assert catalogue.references() == rows.references
    assert catalogue.packs() == (rows.card,)
    assert catalogue.builds() == (BUILD,)


def test_passage_rows_keep_the_words_and_their_sha256(catalogue, tmp_path):
    (rows,) = rows_of(make_pack(tmp_path))
    catalogue.replace_pack(rows)
    with catalogue.engine.connect() as connection:
        held = connection.execute(
            sa.select(tables.passages.c.id, tables.passages.c.text, tables.passages.c.sha256)
        ).all()
    assert {tuple(row) for row in held} == {
        (passage.id, passage.text, text_sha256(passage.text)) for passage in rows.passages
    }


def test_passages_come_in_the_order_asked_and_unknown_ones_are_left_out(catalogue, tmp_path):
    (rows,) = rows_of(make_pack(tmp_path))
    catalogue.replace_pack(rows)
    asked = ["garden:tomato-care-002", "garden:nobody", "garden:greenfly-001"]
    assert list(catalogue.passages(asked)) == ["garden:tomato-care-002", "garden:greenfly-001"]


def test_replacing_a_pack_leaves_nothing_of_the_old_one(catalogue, tmp_path):
    (rows,) = rows_of(make_pack(tmp_path))
    catalogue.replace_pack(rows)
    folder = change(make_pack(tmp_path), "topics/greenfly.md", "#greenfly-002", "#greenfly-009")
    (folder / "topics/tomato-care.md").unlink()
    (rows,) = rows_of(folder)
    catalogue.replace_pack(rows)
    assert [passage.id for passage in catalogue.passages_of("garden")] == [
        "garden:greenfly-001",
        "garden:greenfly-003",
        "garden:greenfly-009",
    ]
    with catalogue.engine.connect() as connection:
        links = connection.execute(sa.select(tables.passage_references)).all()
    assert len(links) == 3


def test_a_pack_no_longer_named_is_removed_and_local_documents_stay(catalogue, tmp_path):
    (rows,) = rows_of(make_pack(tmp_path))
    catalogue.replace_packs([rows], BUILD)
    with catalogue.engine.begin() as connection:
        connection.execute(
            tables.documents.insert(),
            [{"id": "local/a", "title": "A", "source": "local", "kind": "pdf", "text": "A",
              "sha256": text_sha256("A"), "subjects": [], "reviewed": "", "date": ""}],
        )  # fmt: skip
    catalogue.replace_packs([], BUILD)
    assert [document.id for document in catalogue.documents()] == ["local/a"]
    assert catalogue.counts() == {"packs": 0, "documents": 1, "passages": 0, "references": 0}


def test_a_pack_that_cannot_be_written_whole_is_not_written_at_all(catalogue, tmp_path):
    (rows,) = rows_of(make_pack(tmp_path))
    catalogue.replace_packs([rows], BUILD)
    stray = make_passage("garden:stray-001", "Stray.", references=("nobody",))
    (other,) = rows_of(change(make_pack(tmp_path), "pack.yaml", "0.1.0", "0.2.0"))
    broken = type(other)(other.card, other.content_sha256, other.documents, (stray,), ())
    with pytest.raises(sa.exc.IntegrityError):
        catalogue.replace_packs([broken], BUILD)
    assert catalogue.packs() == (rows.card,)
    assert catalogue.counts()["passages"] == 6
    assert len(catalogue.builds()) == 1


def test_the_migrations_make_the_tables_the_program_uses(catalogue):
    with catalogue.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, [tables.metadata, feedback.metadata]) == []


def test_migrating_twice_changes_nothing(catalogue):
    assert migrate(catalogue.engine) == current_revision(catalogue.engine) == "0003"


def test_a_file_that_is_no_database_is_named_and_left_as_it_was(tmp_path):
    path = tmp_path / "library.sqlite"
    path.write_text("tomatoes, tomatoes, tomatoes")
    with pytest.raises(BadInput, match="cannot be opened: file is not a database") as refused, \
            Catalogue.opened(f"sqlite:///{path}"):
        pass
    assert str(path) in refused.value.message
    assert path.read_text() == "tomatoes, tomatoes, tomatoes"


def test_sqlite_keeps_foreign_keys_and_writes_ahead(catalogue):
    with catalogue.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


@pytest.mark.parametrize("url", ["nonsense", "mysterydb://host/name"])
def test_a_url_that_names_no_database_is_refused(url):
    with pytest.raises(BadInput):
        open_engine(url)
