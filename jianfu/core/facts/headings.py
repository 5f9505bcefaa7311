"""What a line is above others: the name of a paper, a heading, and how it makes the lines below it read."""

from __future__ import annotations

from jianfu.core.facts.modes import Mode
from jianfu.core.patterns import pattern

_TITLE = pattern(
    r"^.{0,60}(?:关于|印发|转发|召开).{2,80}的?(?:通知|意见|函|通报|决定|批复|方案|公告|通告|请示|报告|提示|工作要点)(?:\(.{1,20}\))?$"
)
# 云水县河道清理实施方案: a line that is the name of what it encloses.
_NAME = pattern(
    r"(?![^,。]*(?:请|须|应(?![急对])|要(?!点)))[^,。;:!?\n]{4,45}(?:(?<!关于)的?通知|公告|通告|倡议书?|办法|方案|细则|意见|制度|规定|预案|责任[书状]|安排|规划|要点|计划|标准|清单|公约|委员会|办公室|人民政府|领导小组|指挥部)"
)
_RUN_IN = pattern(r"[^。;:,!?\n]{2,22}(?P<stop>。|:(?!\d))")
_NO_HEADING = pattern(r"凡|如|若|对|每|请|各|未|不|要|应|须")
_LIST_OF_FAULTS = pattern(
    r"问题类型|(?:主要|突出|具体)?表现(?:形式)?$|存在(?:的)?(?:主要|突出)?问题|负面清单|禁止(?:性|行为|事项)|不得有|典型问题|征集(?:内容|范围|重点)|“?[一二三四五六七八九十]+个?(?:不准|严禁|不得)"
)
# 肯定成绩, 认清形势: the first part of a speech.
_LOOKS_BACK = pattern(r"成[效绩]|回顾|肯定|形势|问题|不足|短板|意义|认识")
# 基本情况, 主要做法: what has been.
_AS_IT_STANDS = pattern(
    r"(?:一是|[一二三四五六]、)?(?:基本情况|总体情况|(?:工作)?(?:开展|进展|完成|推进)情况|主要(?:工作)?做法|工作成效|取得(?:的)?(?:主要)?成效|检查情况|通报情况)。?"
)
# 参会人员, 检查内容: who comes and what is looked at, not what is to be done.
_LISTS = pattern(
    r"(?:参[会加训赛]|出席|列席|与会|培训|会议|检查|督[查导]|调研|考核|考评|评选|巡查|抽查|竞赛)(?:人员|对象|范围|名额|名单)$|(?:会议|培训|调研)内容$|议程$|^(?:工作|实施|适用|核对|清理|排查|调查|统计|普查|整治|补贴|补助|发放)?(?:范围|对象|地点|主题|名称)$"
)
_AGENDA = pattern(r"议程$|会议内容$")
_AIMS = pattern(r"(?:目的|意义|背景|指导思想|基本原则|(?:总体|工作|主要|创建|发展)目标)(?:和[^,。]{2,6})?$")
_LONGEST_NAME = 90


def is_name(line: str) -> bool:
    """关于做好…工作的通知, 云水县河道清理实施方案."""
    return len(line) < _LONGEST_NAME and bool(_TITLE.match(line) or _NAME.fullmatch(line))


def run_in(text: str) -> tuple[int, int] | None:
    """A heading that its content follows in the same line (加强领导。各村要…): where it ends, where that begins."""
    m = _RUN_IN.match(text)
    if m is None or m.end() >= len(text) or _NO_HEADING.match(text):
        return None
    return m.start("stop"), m.end()


def mode_below(heading: str, above: Mode, speech: bool) -> Mode:
    """How bare verbs read under `heading`; a speech looks back before it asks."""
    if _AS_IT_STANDS.fullmatch(heading):
        return Mode.TELLING
    if _LIST_OF_FAULTS.search(heading) or _AGENDA.search(heading) or (speech and _LOOKS_BACK.search(heading)):
        return Mode.QUOTED
    return Mode.AIM if _AIMS.search(heading) or _LISTS.search(heading) else above
