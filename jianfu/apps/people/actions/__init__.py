"""Every write about units and people, one function per verb."""

from jianfu.apps.people.actions.errors import NotThis
from jianfu.apps.people.actions.lists import bring_in, forget_list, take_over, undo_import
from jianfu.apps.people.actions.persons import (
    add_person,
    begin_post,
    change_password,
    end_post,
    end_sessions,
    forget_unmatched,
    found_office,
    let_go,
    let_in_again,
    note_unmatched,
    set_addresses,
    set_initial_password,
    unlock,
)
from jianfu.apps.people.actions.units import add_unit, merge_units, move_unit, rename_unit, undo_change

__all__ = [
    "NotThis",
    "add_person",
    "add_unit",
    "begin_post",
    "bring_in",
    "change_password",
    "end_post",
    "end_sessions",
    "forget_list",
    "forget_unmatched",
    "found_office",
    "let_go",
    "let_in_again",
    "merge_units",
    "move_unit",
    "note_unmatched",
    "rename_unit",
    "set_addresses",
    "set_initial_password",
    "take_over",
    "undo_change",
    "undo_import",
    "unlock",
]
