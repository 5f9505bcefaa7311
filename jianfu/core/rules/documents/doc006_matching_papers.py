"""DOC006: a paper asks lower levels for matching plans, rules or measures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import asked
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict, Verified
from jianfu.core.rules.standing import by_department
from jianfu.core.rules.words import BY_LAW

# A paper that puts another paper into effect. Plans for a danger, a building site or a patient are work themselves.
_PAPER = (
    r"(?:(?:实施|工作|细化|行动|落实|贯彻|推进|具体|专项|专门|配套|任务|操作|整治|推广|创建|宣传|活动)(?:工作)?(?:的)?方案|"
    r"(?:实施|操作|管理|配套)细则|(?:贯彻|落实|实施|具体|配套)+意见|实施办法|(?:实施|推进|工作|行动|落实)计划|"
    r"(?:配套|落实|贯彻|具体|细化|实施)+(?:的)?(?:政策|工作)?(?:措施|举措|办法)|(?:配套|落实|贯彻)(?:的)?(?:制度|文件|政策|规定)|"
    r"时间表、?(?:和)?路线图|施工图|任务清单|分解表|方案|一[镇村乡街县]一(?:策|案|方案))"
)
_MAKE = r"(?:制定|制订|出台|印发|下发|编制|起草|拟定|拟订|拟制|形成|完善|细化|明确|拿出|提出|要有(?=实施|工作|贯彻))(?![的了])"
_KIND = r"(?:实施|工作|细化|落实|行动|贯彻|配套|推进)方案"
_ASKED = pattern(
    rf"{_MAKE}(?:并印发|出台|印发|完善|下发|好)?[^,;:]{{0,16}}?{_PAPER}(?![的在])|"
    rf"(?:报送|上报|报备|提交|报)(?![的了])[^,;:]{{0,12}}?{_KIND}(?![的在])|"
    rf"{_KIND}[^,。;:由]{{0,18}}?(?:报送|上报|报备|备案|报(?=我|县|市|区|省|镇))"
)
_OTHER = pattern(
    r"应急|预案|疏散|施工|救援|安置|治疗|避险|转移|处置|招标|采购|设计|整改|调解|规划|服务价格|村规"
)
_LEFT_OPEN = pattern(r"(?:是否|要不要|可不|自主决定|自行决定)[^,;]{0,4}$")
_WORDS = (
    "一策 一案 方案 细则 意见 办法 计划 措施 举措 制度 文件 政策 规定 路线图 施工图 清单 分解表",
    "制定 制订 出台 印发 下发 编制 起草 拟 形成 完善 细化 明确 拿出 提出 要有 报 备案",
)


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    sentences: set[int] = set()
    for s, m in asked(ctx, _ASKED, *_WORDS):
        if (
            m.statement.sentence in sentences
            or _OTHER.search(m.text)
            or by_department(m)
            or _LEFT_OPEN.search(s.text, 0, m.start - s.start)
            or BY_LAW.search(s.text)
        ):
            continue
        sentences.add(m.statement.sentence)
        yield Hit.on(m, f"本件要求“{m.text}”")


RULE = Rule(
    code="DOC006",
    title="要求制定配套文件",
    source=Clause("gd-2024", "第一部分", "一般不要求下级制定配套文件、实施细则", Verified.CONTENT),
    level=Verdict.RETURN,
    since=date(2024, 8, 6),
    check=check,
    about="一案 一策 方案 细则 措施 举措 意见 办法 计划 制度 路线图 清单 分解表 施工图 文件 政策 规定",
    lighter="附一张各镇通用的任务表,直接执行,不再层层制定方案",
    bad=(
        "各乡镇要结合实际制定实施方案,于10日内印发。",
        "各街道须研究出台配套细则,并报区民政局备案。",
        "请各镇对照本方案,细化本辖区工作方案,6月15日前报县农业农村局。",
        "各村(社区)应根据本通知制订具体落实措施,明确责任人。",
        "请于6月20日前将本镇实施方案报送县发改局。",
        "各镇要逐条研究,拿出一镇一策。",
    ),
    good=(
        "本通知直接执行,各乡镇不再另行制定方案。",
        "我局将于6月底前制定实施细则,各镇按细则办理补贴。",
        "各水库所在乡镇要完善防洪应急预案,备足编织袋。",
        "是否制定实施细则由各镇自定,不作要求。",
        "去年各镇均制定了实施方案,工作成效明显。",
        "有的部门要求乡镇层层制定配套方案,基层疲于应付,要坚决纠正。",
        "请各乡镇按照实施方案的分工,6月底前完成管网改造。",
        "根据《云山省消防条例》第十二条规定,各乡镇应当制定消防工作计划。",
    ),
)
