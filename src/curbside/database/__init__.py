"""The SQLAlchemy engine and the migrations; SQLite by default, PostgreSQL by URL."""
