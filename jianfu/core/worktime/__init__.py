"""Working days, office hours, festivals."""

from jianfu.core.worktime.calendar import Calendar, load_calendar

__all__ = ["Calendar", "load_calendar"]
