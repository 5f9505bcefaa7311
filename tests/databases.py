"""Databases for sites that run beside the tests: on PostgreSQL where DATABASE_URL names one, else SQLite files."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def on_postgresql() -> bool:
    return os.environ.get("DATABASE_URL", "").startswith("postgres")


def address(name: str) -> str:
    return os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + name


def create(name: str, locale: str = "C.UTF-8") -> None:
    _on_server(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE '{locale}'")


def drop(name: str) -> None:
    _on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def own_database(locale: str = "C.UTF-8") -> Iterator[str]:
    """The address of an empty database; "" on SQLite, which makes its file by itself."""
    if not on_postgresql():
        yield ""
        return
    name = f"jianfu_site_{uuid.uuid4().hex[:12]}"
    create(name, locale)
    try:
        yield address(name)
    finally:
        drop(name)


def everything_in(url: str, var: Path) -> bytes:
    """All bytes a site has stored: its files, and on PostgreSQL every row as text."""
    rows = [path.read_bytes() for path in var.rglob("*") if path.is_file()]
    if url:
        import psycopg

        with psycopg.connect(url) as connection:
            tables = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall()
            for (table,) in tables:
                rows += [str(row[0]).encode() for row in connection.execute(f"SELECT t::text FROM {table} t")]
    return b"\n".join(rows)


def _on_server(statement: str) -> None:
    import psycopg

    with psycopg.connect(address("postgres"), autocommit=True) as server:
        server.execute(statement)
