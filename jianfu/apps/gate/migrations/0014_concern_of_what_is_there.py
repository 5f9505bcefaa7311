"""Papers that are here already are listed by whom they concern, like those that come."""

from __future__ import annotations

from typing import Any

from django.db import migrations

OF_A_UNIT = """
    INSERT INTO gate_concern (unit_id, received_at, notice_id)
    SELECT DISTINCT CAST(%s AS BIGINT), notice.received_at, notice.id FROM gate_notice notice JOIN (
        SELECT id AS notice_id FROM gate_notice WHERE sender_id = %s
            AND (direction = 'draft' OR catch_up_at IS NOT NULL)
        UNION SELECT notice_id FROM gate_arrival WHERE unit_id = %s
        UNION SELECT demand.notice_id FROM gate_demand_places place JOIN gate_demand demand
            ON demand.id = place.demand_id WHERE place.unit_id = %s
    ) concerned ON concerned.notice_id = notice.id WHERE true ON CONFLICT DO NOTHING
"""


def fill(apps: Any, schema_editor: Any) -> None:
    with schema_editor.connection.cursor() as cursor:
        for unit, path in apps.get_model("people", "Unit").objects.values_list("pk", "path"):
            for key in path.strip("/").split("/"):
                cursor.execute(OF_A_UNIT, [int(key), unit, unit, unit])


class Migration(migrations.Migration):
    dependencies = [("gate", "0013_concern")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
