"""Every write of a register, one function a verb, each with its line in the journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from jianfu.apps.gate.models import Notice
from jianfu.apps.journal.actions import write
from jianfu.apps.people.models import Person, Unit
from jianfu.apps.registers.core import UNDO_WITHIN, NotNow, State
from jianfu.apps.registers.lists import Fate, ListKind, Told, kinds, look_at, place_of
from jianfu.apps.registers.models import Brought, Kept
from jianfu.core.reading.child import Worker
from jianfu.core.reading.named_rows import named_rows
from jianfu.core.reading.shapes import Unreadable

_MOST = 5000


def bring_in(kind: ListKind, name: str, data: bytes, area: Unit, *, only: Unit | None) -> Brought:
    """Read a list and keep its rows for a look; the file itself is not kept, nor columns that the register has not.

    Raises NotNow, in Chinese, for what is no such list.
    """
    Brought.objects.filter(step=Brought.Step.PREVIEW, at__lt=timezone.now() - UNDO_WITHIN).delete()
    try:
        with Worker() as child:
            grids = child.call("jianfu.core.reading.grids:read_grids", data)
    except Unreadable as why:
        raise NotNow(str(why)) from None
    rows = [[row.where, dict(row.cells)] for row in named_rows(grids, kind.columns, needs=kind.needs)]
    if not rows:
        raise NotNow(f"没有找到“{kind.word}”的表头。{kind.told}。原来的登记没有变。")
    if len(rows) > _MOST:
        raise NotNow(f"超过{_MOST}行，没有读。请拆成几份再放。")
    return Brought.objects.create(kind=kind.key, area=area, only=only, name=name[:120], rows=rows)


def look(brought: Brought) -> list[Told]:
    """What taking it over would do now."""
    place = place_of(brought.area, brought.only, timezone.localdate())
    return look_at(kinds()[brought.kind], brought.rows, place)


def leave(brought: Brought) -> None:
    """What was only looked at leaves nothing behind."""
    Brought.objects.filter(pk=brought.pk, step=Brought.Step.PREVIEW).delete()


@transaction.atomic
def take_over(brought: Brought, *, by: Person) -> Brought:
    """Make the rows that are not here yet. A second time finds nothing left to do."""
    brought = Brought.objects.select_for_update().get(pk=brought.pk)
    if brought.step != Brought.Step.PREVIEW:
        return brought
    kind = kinds()[brought.kind]
    new = [told.values for told in look(brought) if told.fate is Fate.NEW]
    kind.model._base_manager.bulk_create([kind.model(**values, batch=brought.key) for values in new])
    brought.step, brought.rows, brought.taken, brought.at = Brought.Step.DONE, [], len(new), timezone.now()
    brought.save()
    write(f"导入{kind.word}", f"list:{brought.key}", by=by, after={"rows": len(new)})
    return brought


@transaction.atomic
def take_back(brought: Brought, *, by: Person) -> None:
    """Take a list back as a whole within a day. Raises NotNow after that, or where one of its rows was changed."""
    brought = Brought.objects.select_for_update().get(pk=brought.pk)
    if brought.step != Brought.Step.DONE:
        raise NotNow("这一批没有导入，或已经撤回。")
    if timezone.now() - brought.at > UNDO_WITHIN:
        raise NotNow("已超过24小时，不能整批撤回。可以逐项停用。")
    kind = kinds()[brought.kind]
    rows = kind.model._base_manager.filter(batch=brought.key)
    if rows.exclude(state=State.IN_USE, notice=None).exists() or rows.filter(merged__isnull=False).exists():
        raise NotNow("其中有的已经发文、合并或停用，不能整批撤回。可以逐项停用。")
    rows.delete()
    brought.step = Brought.Step.UNDONE
    brought.save(update_fields=["step"])
    write(f"撤回导入{kind.word}", f"list:{brought.key}", by=by, before={"rows": brought.taken})


@transaction.atomic
def end(row: Kept, *, by: Person) -> None:
    """停用: it holds no longer. Raises NotNow where it does not hold already."""
    row = _locked(row)
    if row.state != State.IN_USE:
        raise NotNow("这一项已停用或已并入别的。请看最新的登记。")
    _put(row, State.ENDED, None, "停用", by)


@transaction.atomic
def merge(row: Kept, into: Kept, *, by: Person) -> None:
    """One instead of two: what was merged into `row` before goes along. Raises NotNow where that cannot be."""
    row, into = _locked(row), _locked(into)
    if row == into or row.state != State.IN_USE or into.state != State.IN_USE:
        raise NotNow("其中一项已停用或已并入别的。请看最新的登记。")
    type(row)._base_manager.filter(merged_into=row).update(merged_into=into)
    _put(row, State.MERGED, into, "并入", by)


@transaction.atomic
def stand_again(row: Kept, *, by: Person) -> None:
    """撤回 an ending or merging within a day."""
    row = _locked(row)
    if row.state == State.IN_USE:
        raise NotNow("这一项没有停用，也没有并入别的。")
    if row.changed_at is None or timezone.now() - row.changed_at > UNDO_WITHIN:
        raise NotNow("已超过24小时，不能撤回。还在用的，请重新登记。")
    _put(row, State.IN_USE, None, "撤回停用", by)


def _put(row: Kept, state: State, into: Kept | None, verb: str, by: Person) -> None:
    before = row.state
    row.state, row.merged_into, row.changed_at = state, into, timezone.now()
    row.save(update_fields=["state", "merged_into", "changed_at"])
    write(verb, f"{row._meta.model_name}:{row.pk}", by=by, before=before, after=[state, into and into.pk])


def _locked(row: Kept) -> Kept:
    return type(row)._base_manager.select_for_update().get(pk=row.pk)  # type: ignore[return-value]


def agree(
    notice: Notice, model: type[Kept], wanted: Sequence[Mapping[str, Any]], *, same: Sequence[str]
) -> None:
    """Make the rows that follow from a paper those that it gives now; told twice, nothing changes.

    wanted  columns of each row
    same    columns by which a row is known: one that stands already, from a list or an earlier paper, is not doubled
    A row that came with a list only loses its paper; one that stood on the paper alone goes with it.
    """
    kept = set()
    for values in wanted:
        row = model._base_manager.filter(**{name: values[name] for name in same}).order_by("id").first()
        if row is None:
            row = model._base_manager.create(**values, notice=notice)
            write("登记", f"{model._meta.model_name}:{row.pk}", by=None, after=f"notice:{notice.key}")
        elif row.notice_id is None:  # type: ignore[attr-defined]
            model._base_manager.filter(pk=row.pk).update(notice=notice)
        kept.add(row.pk)
    gone = model._base_manager.filter(notice=notice).exclude(pk__in=kept)
    listed = gone.exclude(batch="")
    listed.update(notice=None)
    for row in gone.filter(batch=""):
        write("撤出登记", f"{model._meta.model_name}:{row.pk}", by=None, before=f"notice:{notice.key}")
        row.delete()
