"""SQLite as it is, or PostgreSQL, from one address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url

from jianfu.site.env import WrongSetting

WANTED = "应写 postgres://用户:密码@主机:5432/库名 或 sqlite:////data/jianfu.sqlite3,密码里的特殊字符用%编码"
SQLITE = {
    # Django's default transaction mode takes the write lock too late: thousands of "database is locked" under load.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
}
POSTGRESQL = {"connect_timeout": 5, "application_name": "jianfu"}


def database(url: str, var: Path) -> dict[str, Any]:
    """The settings of one database; without an address a file in the data folder.

    Raises WrongSetting, which does not repeat the address: it may hold a password.
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": var / "jianfu.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": SQLITE,
        }
    try:
        scheme = urlsplit(url).scheme
        found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    except ValueError:
        raise WrongSetting("DATABASE_URL", "…", WANTED) from None
    if scheme in {"postgres", "postgresql"} and found["NAME"]:
        found["OPTIONS"] = POSTGRESQL | found.get("OPTIONS", {})
    elif scheme == "sqlite" and str(found["NAME"]).startswith("/") and not found.get("OPTIONS"):
        found |= {"OPTIONS": SQLITE, "CONN_MAX_AGE": None}
    else:
        raise WrongSetting("DATABASE_URL", "…", WANTED)
    return found


def check() -> None:
    """Can this database be used? Ends the program with one Chinese line where it cannot."""
    from django.db import DatabaseError, connection

    try:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                # Asked by what it does: names and providers of locales differ between versions.
                cursor.execute("SELECT current_setting('server_encoding'), '减' ~ '[[:alpha:]]'")
                encoding, knows_chinese = cursor.fetchone()
                if encoding != "UTF8" or not knows_chinese:
                    raise SystemExit(f"这个数据库(编码{encoding})不认汉字,中文会查不到。请这样重建:{REMAKE}")
    except DatabaseError as error:
        raise SystemExit(in_chinese(error)) from None


@contextmanager
def set_aside() -> Iterator[None]:
    """What the database holds is out of the way inside, and gone afterwards; after an error it is back.

    SQLite: the file is renamed. PostgreSQL: the schema, which the owner of a database may do.
    """
    from django.db import connection

    with _file_aside() if connection.vendor == "sqlite" else _schema_aside():
        yield


@contextmanager
def _file_aside() -> Iterator[None]:
    from django.db import connection

    connection.close()
    path = Path(connection.settings_dict["NAME"])
    files = [path.with_name(path.name + end) for end in ("", "-wal", "-shm")]
    aside = {file: file.with_name(file.name + ".aside") for file in files if file.exists()}
    for file, other in aside.items():
        file.rename(other)
    try:
        yield
    except BaseException:
        connection.close()
        for file in files:
            file.unlink(missing_ok=True)
        for file, other in aside.items():
            other.rename(file)
        raise
    for other in aside.values():
        other.unlink()


@contextmanager
def _schema_aside() -> Iterator[None]:
    from django.db import connection

    def run(*statements: str) -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        (name,) = cursor.fetchone()
    aside, name = connection.ops.quote_name(f"{name}_aside"), connection.ops.quote_name(name)
    run(f"ALTER SCHEMA {name} RENAME TO {aside}", f"CREATE SCHEMA {name}")
    try:
        yield
    except BaseException:
        run(f"DROP SCHEMA {name} CASCADE", f"ALTER SCHEMA {aside} RENAME TO {name}")
        raise
    run(f"DROP SCHEMA {aside} CASCADE")


REMAKE = "CREATE DATABASE 库名 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8' TEMPLATE template0"


def in_chinese(error: Exception) -> str:
    """One line about a database that does not answer; never the address, which may hold a password."""
    words = f"{type(error.__cause__).__name__} {error}".lower()
    for sign, line in SIGNS.items():
        if sign in words:
            return line
    return f"数据库出错({type(error).__name__}),没有完成。请看数据库自己的记录"


# In this order: a server that is missing is also told as a connection that failed.
SIGNS = {
    "no such table": "数据库里还没有表。请先运行 jianfu-site migrate",
    "undefinedtable": "数据库里还没有表。请先运行 jianfu-site migrate",
    "password authentication failed": "数据库不认这个用户或密码。请核对 DATABASE_URL",
    "no password supplied": "数据库要密码。请核对 DATABASE_URL",
    "does not exist": "数据库里没有这个库、用户或表。请核对 DATABASE_URL,或先运行 jianfu-site migrate",
    "unable to open database file": "打不开数据库文件。请核对 DATABASE_URL、JIANFU_VAR 所指的文件夹",
    "not a database": "数据库文件已损坏,或不是数据库。请用 jianfu restore 恢复备份",
    "malformed": "数据库文件已损坏。请用 jianfu restore 恢复备份",
    "disk is full": "磁盘已满,没有写入。已保存的内容都在,请腾出空间",
    "no space left": "磁盘已满,没有写入。已保存的内容都在,请腾出空间",
    "disk i/o error": "磁盘读写出错,没有写入。已保存的内容都在,请检查磁盘空间和磁盘本身",
    "readonly": "数据库文件是只读的,没有写入。请核对文件夹的属主和权限",
    "locked": "数据库正忙,没有完成。请稍后再试",
    "connect": "连不上数据库。请核对 DATABASE_URL,并看数据库是否已启动",
}
