"""What a unit is by its name, and when two names mean the same unit; pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from jianfu.apps.people.kinds import Level, UnitKind

_COUNT = re.compile(r"[(\[【][^()\[\]]{0,4}\d+个?[^()\[\]]{0,6}[)\]】]$|(?:共|计|合计)?\d+个?$")
_TOWNSHIP = re.compile(r"^[^\W\d]{1,12}(?:镇|乡|街道|苏木)(?:党委|人民政府|政府|街道办事处|办事处|办)?$")
_VILLAGE = re.compile(
    r"^[^\W\d]{1,14}(?:村|社区|嘎查|居委会|村委会)(?:党总?支部?|村?民?委员会|居?民?委员会|村?委会|居?委会)?$"
)
_BURDEN = re.compile(r"减负|形式主义")
_ESTABLISHMENT = re.compile(r"编制委员会|机构编制|^.{0,6}编办$|编委办")
_TAILS = (
    re.compile(r"(?<=[镇乡])(?:人民政府|政府|党委)$"),
    re.compile(r"(?<=街道)(?:街道)?(?:办事处|办|党工委)$"),
    re.compile(r"(?<=[村])(?:村?民?委员会|村?委会|党支部|党总支)$"),
    re.compile(r"(?<=[省市县区旗])人民政府$"),
    re.compile(r"(?<=社区)(?:居?民?委员会|居?委会|党总?支部?|党总支)$"),
)
_TOP = (
    (Level.PROVINCE, re.compile(r"(?:省|自治区)(?:人民政府)?$")),
    (Level.CITY, re.compile(r"(?:市|自治州|盟|地区)(?:人民政府)?$")),
    (Level.COUNTY, re.compile(r"(?:县|区|旗)(?:人民政府)?$")),
)
_NUMBER = re.compile(r"^(?:[(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[)][、.,]?|[、.,])|[①-⑳])")
_NO_UNIT = re.compile(
    r"^各|^乡镇|^镇街|^街镇|^村居$|^[村镇]?[(]?(?:村|社区|街道)[)]?$|^全[县市区]|^所有|^其他$|^(?:合计|总计|小计|备注|说明|注)[:：]?$|^(?:县|市|区|省)直"
)
_OFFICE = re.compile(
    r"(?:协|联|人大|政协|机关|庭|署|厅|段|校|学|园|库|馆|台|站|点|部|局|委|办|会|院|队|所|中心|公司|集团|社|厂|处|团|科|股|室|行)$"
)


def tidy(name: str) -> str:
    """As it is stored: half-width, no spaces, without a number of the list before it or a count behind it."""
    plain = "".join(unicodedata.normalize("NFKC", name).split())
    plain = _COUNT.sub("", _NUMBER.sub("", plain))
    return plain.strip(":;,、。")


@lru_cache(maxsize=20_000)
def likeness(name: str, root: str = "") -> str:
    """The same for all ways to write one unit: 云水县农业农村局, 县农业农村局 and 农业农村局; 河东村委会 and 河东村.

    root  the government whose units are meant, such as 云水县
    """
    plain = re.sub(r"[(][^()]*[)]$", "", tidy(name)) or tidy(name)
    for tail in _TAILS:
        plain = tail.sub("", plain)
    plain = re.sub(r"办公室$", "办", re.sub(r"委员会$", "委", plain))
    root = tidy(root).removesuffix("人民政府")
    if plain == root:
        return root
    plain = plain.removeprefix("中共").removeprefix("中国共产党")
    if root and len(plain) - len(root) >= 2:
        plain = plain.removeprefix(root)
    if is_township(plain) or is_village(plain):
        return plain
    if len(root) > 2 and len(plain) - len(root) >= 1:
        # 云水融媒体中心: the place without its last word; a township or village never loses its own name.
        plain = plain.removeprefix(root[:-1])
    return re.sub(rf"^{re.escape(root[-1:] or '县')}(?![场政容域])(?=[^\W\d]{{2}})", "", plain)


def is_township(name: str) -> bool:
    return bool(_TOWNSHIP.match(name)) and not is_village(name) and not _NO_UNIT.search(name)


def is_village(name: str) -> bool:
    return bool(_VILLAGE.match(name)) and not _NO_UNIT.search(name)


def guess(name: str) -> tuple[Level | None, UnitKind | None] | None:
    """Level and kind as the name shows them; None within: as the unit above has it. None: it looks like no unit."""
    if not name or _NO_UNIT.search(name) or len(name) > 40 or not re.search(r"[\u4e00-\u9fff]{2}", name):
        return None
    if _BURDEN.search(name):
        return None, UnitKind.BURDEN_OFFICE
    if _ESTABLISHMENT.search(name):
        return None, UnitKind.ESTABLISHMENT_OFFICE
    if is_village(name):
        return Level.VILLAGE, UnitKind.GOVERNMENT
    if is_township(name):
        return Level.TOWNSHIP, UnitKind.GOVERNMENT
    for level, end in _TOP:
        if end.search(name) and len(name) <= 14:
            return level, UnitKind.GOVERNMENT
    return (None, None) if _OFFICE.search(name) else None
