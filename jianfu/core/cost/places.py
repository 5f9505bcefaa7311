"""Who has to act, as a number of units."""

from __future__ import annotations

import re
from datetime import date

from jianfu.core.cost.shapes import Places
from jianfu.core.facts.shapes import Demand, Level, Notice
from jianfu.core.limits import Limits
from jianfu.core.patterns import pattern

_COUNTED = pattern(r"(\d{1,5})个?(?:行政)?(村|社区|乡镇|镇街|乡|镇|街道|县|区)")
_WORD = {
    Level.VILLAGE: "村(社区)",
    Level.TOWNSHIP: "乡镇(街道)",
    Level.COUNTY: "县(区)",
    Level.CITY: "市(州)",
}
_DOWN = (Level.CENTRAL, Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE)
_FANOUT = {
    Level.CITY: "places_cities",
    Level.COUNTY: "places_counties",
    Level.TOWNSHIP: "places_townships",
    Level.VILLAGE: "places_villages",
}
_BY_NAME = (
    (Level.VILLAGE, re.compile(r"村|社区|居委会|网格")),
    (Level.TOWNSHIP, re.compile(r"[乡镇]|街道|苏木")),
    (Level.COUNTY, re.compile(r"[县区旗]")),
)
_PROPER = pattern(
    r"(?!各|全|所有|每|有关|相关).{2,10}?(?:乡|镇|街道|村|社区)(?:人民政府|办事处|党委|村?委会)?"
)


def places_of(demand: Demand, notice: Notice, limits: Limits, day: date) -> Places:
    """Units that must answer: a number in the demand's own words, else named units, else an assumed fan-out.

    The fan-out runs from the sender's level down to the addressee's: a county asking its villages asks
    townships x villages.
    """
    words = "".join(notice.text.plain[a:b] for a, b in demand.evidence)
    if counted := _COUNTED.search(words):
        villages = counted[2] in ("村", "社区")
        return Places(int(counted[1]), f"{counted[1]}个{counted[2]}", assumed=False, villages=villages)
    level, named = _addressees(demand, notice)
    if named:
        return Places(named, f"{named}个点名单位", assumed=False, villages=level is Level.VILLAGE)
    sender = _sender_level(notice, level)
    n = 1
    for step in _DOWN[_DOWN.index(sender) + 1 : _DOWN.index(level) + 1]:
        n *= limits.at(_FANOUT[step], day).value if step in _FANOUT else 31
    return Places(n, f"{n}个{_WORD[level]}", assumed=True, villages=level is Level.VILLAGE)


def _addressees(demand: Demand, notice: Notice) -> tuple[Level, int]:
    """Their lowest level, and how many there are if each is named by itself."""
    names = [v.value for v in demand.audience] or [v.value.name for v in notice.recipients]
    if not names:
        return Level.TOWNSHIP, 0
    level = next((lv for lv, pattern in _BY_NAME if any(pattern.search(n) for n in names)), Level.TOWNSHIP)
    each_named = not demand.audience and all(_PROPER.fullmatch(n) for n in names)
    return level, len(names) if each_named else 0


def _sender_level(notice: Notice, addressee: Level) -> Level:
    """The issuer's level; unseen or not above the addressee: one step above the addressee."""
    level = notice.issuer.level if notice.issuer else None
    if level is None or _DOWN.index(level) >= _DOWN.index(addressee):
        return _DOWN[_DOWN.index(addressee) - 1]
    return level
