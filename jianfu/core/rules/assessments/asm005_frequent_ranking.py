"""ASM005: no ranking notices by month or quarter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice, Side
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief, said
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict, Verified

_OFTEN = (
    r"(?:每(?:个)?(?:日|天|周|星期|旬|月|季度?|半月|两周|双周|两个?月)|按(?:日|天|周|旬|月|季度?)|逐(?:日|周|月|季)|月度|季度|周度|日|周|月|季|双月"
    r"|旬"
    r"|\d+天(?:一|1)次|月月|天天|周周|季季|半月|定期|实时|当月|当季)"
)
_RANK = (
    r"(?:排名(?:靠后|末位|先后|后[\d一二三四五六七八九十]+[名位])?|排位|排序|排行|排出|排队|位次|名次|晒(?:成绩|进度|排名)|晾晒|晾|亮灯|亮牌|红黄绿灯|红绿灯|红黄牌|亮(?:红|黄)(?:灯|牌)|红黑榜|红榜|黑榜|红旗|黄旗"
    r"|流动红旗|龙虎榜|擂台|大比武|打擂|比拼|战报|赛马|评比|末位|倒数|后[\d一二三四五六七八九十]+[名位]|前[\d一二三四五六七八九十]+[名位]|先后)"
)
_SCORE = r"(?:考核|考评|得分|评分|成绩|测评|打分|测评结果|赋分|评议|综合评价|分数)"
_BY_PERIOD = pattern(
    rf"{_OFTEN}(?![内底末初])[^;!?\n]{{0,40}}?{_RANK}"
    rf"|{_RANK}[^;!?\n]{{0,20}}?(?<![\d年本当次])(?:每(?:周|月|季度?|日|天)|月度|季度|按月|按周"
    r"|按季)(?!度?末)[^;!?\n]{0,12}?(?:通报|公布|发布|公示|晾晒|更新|印发|一次|调度)"
    r"|(?:每(?:个)?(?:日|天|周|旬|月|季度?|半月)|按(?:日|周|月|季度?)|逐月|逐季|逐周|月度|季度"
    rf"|周)[^;!?\n]{{0,24}}?{_SCORE}[^;!?\n]{{0,16}}?(?:通报|公布|公示|晾晒|张榜)"
    r"|(?:月|周|季度?|日)(?:考核|考评|评比|排名)(?:[、,]?(?:月|周|季度?|年)?(?:通报|排名|晾晒|公示))"
    r"|(?:每月|每季度?|每周|按月|按季度?|月度|季度|逐月)[^;!?\n]{0,12}通报[^;!?\n]{0,16}(?:排名|位次|得分"
    r"|后[\d一二三四五六七八九十]+[名位]|先后|末位)"
)
_STAND_UP = pattern(
    r"(?:(?:排名|排位)?末位|排名(?:靠)?后|倒数|垫底|后[\d一二三四五六七八九十]+[名位]|落后|排名最后|最后[\d一二三四五六七八九十]*[名位])[^;!?\n]{0,24}?(?:表态"
    r"|检讨|作检查|做检查|说明发言|发言)|亮灯晾晒|晾晒(?:排名|成绩|比拼)|亮(?:红|黄)(?:灯|牌)[^;!?\n]{0,10}(?:通报|乡镇|镇街|村|街道|单位)"
)
_WORDS = "排 晾 晒 亮灯 亮牌 亮红 亮黄 榜 红旗 黄旗 红绿灯 红黄 位次 名次 末位 最后 倒数 垫底 落后 前三 前五 前十 后三 后五 后十 赛马 擂 比拼 比武 战报 评比 先后 通报 公布 公示 表态 检讨 发言"
_YEARLY = pattern(r"年度|年终|年底|全年|每年|半年")
_QUARTER = pattern(r"月|季|周|旬|日|天|定期|实时")
_RANKED_PUBLIC = pattern(
    r"(?:商户|[洁明荣进范]户|户评比|门店|企业|农户|家庭|住户|居民户|学生|班级|楼栋|经营户|餐饮|志愿者|选手|参赛|摊位|养殖户|空气质量|水质|断面|城市空气|物业(?:公司|企业))"
)
_OF_PUBLIC = pattern(rf"对[^,;!?\n]{{0,10}}{_RANKED_PUBLIC.pattern}")
_RANKED_BELOW = pattern(
    r"乡镇|镇街|街镇|街道|各镇|各乡|各村|村\(社区\)|社区|村居|村\(居\)|干部|网格员|单位|县\(市|各县|各区|部门|各地"
)
_NO_RANK = pattern(
    r"不(?:再)?(?:进行|搞|作|做|予|得|排|开展|组织|按|以)?[^,;!?\n]{0,10}(?:排名|排序|排位|通报|晾晒|评比)|取消|停止|严禁|禁止|(?<!不)减少"
    r"|统计(?:公报|数据发布)|生产总值|价格指数|轮(?:流)?排|值班(?:表|排)|排班|排查"
)


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    done = -1
    for grammar in (_BY_PERIOD, _STAND_UP):
        for passage, words in said(ctx, grammar, _WORDS, but={Side.PUBLIC}):
            if words.start < done or _NO_RANK.search(passage.text):
                continue
            if _RANKED_PUBLIC.search(words.text) or _ranks_public(passage.text):
                continue
            if grammar is _BY_PERIOD and _YEARLY.search(words.text) and not _QUARTER.search(words.text):
                continue
            done = words.end
            yield Hit.on(words, f"按月按季排名或末位表态:{brief(notice, words.start, words.end)}")


def _ranks_public(sentence: str) -> bool:
    """Villages rank households, a bureau ranks shops: nobody of the grassroots stands in that list."""
    if _OF_PUBLIC.search(sentence):
        return True
    return bool(_RANKED_PUBLIC.search(sentence)) and not _RANKED_BELOW.search(sentence)


RULE = Rule(
    code="ASM005",
    title="不按月按季排名通报",
    source=Clause("gd-2024", "三(典型问题通报所引)", "不频繁按月按季排名通报", Verified.CONTENT),
    level=Verdict.RETURN,
    since=date(2024, 8, 6),
    about=_WORDS,
    check=check,
    lighter="把各单位自己的变化曲线单独反馈给本单位,不排位次",
    bad=(
        "县人居办按月对各镇打分排位,结果在全县通报。",
        "建立周调度、周排名机制,对各街道进度进行晾晒。",
        "每季度通报各乡镇考核得分和位次。",
        "连续两次排名末位的乡镇,党委书记在调度会上作表态发言。",
        "对完成率低于60%的村亮红灯,每周在工作群里发布红黑榜。",
    ),
    good=(
        "不按月排名,年底将评价结果一对一反馈各乡镇。",
        "每月发布全县居民消费价格指数。",
        "年终综合考核结果经县委审定后公布。",
        "有的部门月月排名通报,基层干部压力很大。",
        "各村每月对农户庭院卫生开展评比,张贴红黑榜。",
        "请各镇每月排查一次山洪隐患点。",
    ),
)
