"""The database itself refuses to change or remove a line, whoever asks."""

from typing import Any

from django.db import migrations

SQLITE = {
    "journal_no_update": """CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal_line
        BEGIN SELECT RAISE(ABORT, 'journal lines are only ever added'); END""",
    "journal_no_delete": """CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal_line
        BEGIN SELECT RAISE(ABORT, 'journal lines are only ever added'); END""",
    # INSERT OR REPLACE removes the old row without asking the trigger above.
    "journal_no_replace": """CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal_line
        WHEN EXISTS (SELECT 1 FROM journal_line WHERE number = NEW.number)
        BEGIN SELECT RAISE(ABORT, 'journal lines are only ever added'); END""",
}
POSTGRESQL = {
    "journal_no_change": """CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON journal_line
        FOR EACH ROW EXECUTE FUNCTION journal_refuse()""",
    "journal_no_truncate": """CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal_line
        FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()""",
}
REFUSE = """CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'journal lines are only ever added'; END $$"""


def set_up(apps: Any, editor: Any) -> None:
    with editor.connection.cursor() as cursor:
        if editor.connection.vendor == "postgresql":
            cursor.execute(REFUSE)
        for statement in _triggers(editor).values():
            cursor.execute(statement)


def take_down(apps: Any, editor: Any) -> None:
    on = " ON journal_line" if editor.connection.vendor == "postgresql" else ""
    with editor.connection.cursor() as cursor:
        for name in _triggers(editor):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def _triggers(editor: Any) -> dict[str, str]:
    return POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_line_and_head")]
    operations = [migrations.RunPython(set_up, take_down)]
