"""The database itself refuses to change or remove a line, whoever asks."""

from typing import Any

from django.db import migrations, models

SQLITE = {
    "ledger_no_update": """CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger_entry
        BEGIN SELECT RAISE(ABORT, 'lines of the ledger are only ever added'); END""",
    "ledger_no_delete": """CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger_entry
        BEGIN SELECT RAISE(ABORT, 'lines of the ledger are only ever added'); END""",
    # INSERT OR REPLACE removes the old row without asking the trigger above.
    "ledger_no_replace": """CREATE TRIGGER ledger_no_replace BEFORE INSERT ON ledger_entry
        WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'lines of the ledger are only ever added'); END""",
}
POSTGRESQL = {
    "ledger_no_change": """CREATE TRIGGER ledger_no_change BEFORE UPDATE OR DELETE ON ledger_entry
        FOR EACH ROW EXECUTE FUNCTION ledger_refuse()""",
    "ledger_no_truncate": """CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON ledger_entry
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()""",
}
REFUSE = """CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'lines of the ledger are only ever added'; END $$"""


def set_up(apps: Any, editor: Any) -> None:
    with editor.connection.cursor() as cursor:
        if editor.connection.vendor == "postgresql":
            cursor.execute(REFUSE)
        for statement in _triggers(editor).values():
            cursor.execute(statement)


def take_down(apps: Any, editor: Any) -> None:
    on = " ON ledger_entry" if editor.connection.vendor == "postgresql" else ""
    with editor.connection.cursor() as cursor:
        for name in _triggers(editor):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def _triggers(editor: Any) -> dict[str, str]:
    return POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_paper_of_a_line")]
    operations = [
        migrations.AlterField(
            model_name="entry",
            name="notice",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=models.DO_NOTHING,
                related_name="+",
                to="gate.notice",
            ),
        ),
        migrations.AlterField(
            model_name="entry",
            name="demand",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=models.DO_NOTHING,
                related_name="entries",
                to="gate.demand",
            ),
        ),
        migrations.RunPython(set_up, take_down),
    ]
