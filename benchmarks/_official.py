"""Made-up papers in official style, as many as one likes.

Not real language: sentences are patterns filled with words, so that a stretch of ten letters repeats more often than
in papers people write. What is kept of real offices is the proportion: head and signature, a third of turns of phrase
of which few are used very often, lengths around 900 characters with a long tail, and papers that are sent again.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass


def _words(line: str) -> list[str]:
    return line.split()


BUREAUS = _words(
    "水利 民政 教育 农业农村 应急管理 自然资源 交通运输 文化和旅游 卫生健康 市场监督管理 生态环境 住房和城乡建设"
    " 人力资源和社会保障 医疗保障 退役军人事务 统计 林业 司法 商务 财政"
)
THINGS = _words(
    "渡口 山塘 水渠 泵站 堤坝 机井 水窖 桥涵 公路 护栏 路灯 公交站 校车 校舍 食堂 宿舍 操场 图书室 文化站 戏台 古井 祠堂 茶园 果园 苗圃 大棚 粮仓 晒场 农机"
    " 鱼塘 牧场 羊圈 猪舍 蜂场 林场 苗木 防火道 瞭望塔 护林房 养老院 敬老院 卫生室 药房 诊所 救护车 冷库 集市 小吃摊 饭馆 民宿 客栈 加油站 气瓶 管网 阀门"
    " 井盖 化粪池 垃圾桶 污水池 河岸 滩地 沟渠 塌方点 滑坡体 危房 围墙 广告牌 脚手架 塔吊 电梯 消火栓 灭火器 配电箱 电线 光伏板 基站 广播 旗杆 公墓 骨灰堂"
    " 残疾人 老人 孤儿 学生 新生儿 孕妇 退役士兵 低保户 脱贫户 种粮户 养殖户 渡工 护林员 网格员 网点 库区 矿洞 采石场 砂场 船舶 救生衣 缆绳 雨量计 水尺 沙袋 帐篷"
)
VERBS = _words(
    "清点 修补 更换 加固 丈量 登记 核对 巡看 疏通 拆除 搬迁 改造 粉刷 检修 试运行 消毒 采样 封存 移交 回收 补栽 间伐 轮换 调拨 测绘 标注 编号 挂牌 公示 回访 慰问"
    " 走访 培训 演练 值守 盘点 估算 验收 备份 归类 保养 润滑 清洗 遮盖 转运 配送 认领 承包 出租 赎回 置换 复耕 复垦 引种 嫁接"
)
HOW = _words(
    "逐户 逐处 分片 按组 连夜 趁晴天 在枯水期 在农闲时 由专人 请师傅 会同村民小组 结合赶集日 分上下两批 先易后难 从上游到下游 由近及远 挨家挨户 按户籍册 对照旧图纸 按去年的办法"
    " 不影响生产 不耽误上课 避开早晚高峰 雨停以后 入冬以前 开学之前 收割之后 汛期到来之前 在村里的协助下 与邻县一道"
)
ENDS = _words(
    "费用由县里承担 差的由局里补齐 结果贴在村务栏 有疑问的当面说清 拍不了照的记一笔就行 不另外开会 不用填表 缺的零件到局里领 村里只出一个人带路 做不完的顺延到下个月"
    " 由局里汇总 由站里留底 多出来的退回库房 确有困难的可以缓办 请村民代表看着办 与上次重复的不再做 已经做过的不再做 记在同一本册子上 以现场看到的为准 由技术员签字"
)
WHY = _words(
    "去年这时候出过险 近来雨水偏多 气温骤降 有群众反映 上级抽查时看到 往年总有遗漏 设备已经老化 账实对不上 人员有变动 图纸与现场不符 邻县有过教训 新规定已经施行 合同快要到期 路面已经开裂"
    " 用电量突然升高 水位连续上涨 游客明显增多 学生陆续返校 外出人员返乡 集中上市在即"
)
PATTERNS = (
    "{why},{town}要{how}{verb}{thing},{end}",
    "{thing}{verb}由{bureau}站负责,{how}进行,{end}",
    "{how}{verb}{thing}和{thing2},{why}的先做,{end}",
    "凡{why}的{thing},应在{day}前{verb},{end}",
    "{bureau}局派{n}名技术员到{town},{how}{verb}{thing}",
    "{town}的{thing}共{n}处,{how}{verb},{end}",
    "对{thing}要{verb}到底,{why}时尤其要{how}看{thing2}",
    "{verb}{thing}时,{thing2}一并{verb2},{end}",
    "{day}前把{thing}的数目报{bureau}局,{end}",
    "{thing}归{town}管,{thing2}归{bureau}局管,{how}交接清楚",
    "{why},{thing}的{verb}推迟到{day},{thing2}照旧",
    "村里发现{thing}有损坏的,{how}告诉{bureau}站,由站里{verb}",
    "{thing}不再单独{verb},与{thing2}合在一起,{how}办",
    "请{town}于{day}派{n}人到县里领{thing}用的材料,{how}分下去",
    "{thing}每{n}户一处,{how}{verb},坏了的换成{thing2}",
    "{bureau}局对{thing}每季度看一次,{town}不用陪,{end}",
)
# Turns of phrase: the first few stand in every other paper.
PHRASES = (
    "各地要提高认识,把这项工作放到重要位置",
    "要明确专人负责,做到事事有着落",
    "要加强协调配合,形成工作合力",
    "要结合本地实际,拿出具体办法",
    "要把握时间节点,按时完成各项任务",
    "要注意工作方法,不给群众添麻烦",
    "各有关单位要各负其责,密切配合",
    "要加大宣传力度,让群众知晓政策",
    "遇到重要情况要及时报告",
    "要严守工作纪律,不得弄虚作假",
    "要坚持问题导向,举一反三",
    "要建立长效机制,巩固工作成果",
    "对工作中的好做法要及时总结推广",
    "要妥善安排经费,保证工作需要",
    "要注意安全,杜绝各类事故发生",
    "要畅通联系渠道,保持信息通畅",
    *(
        f"要{how}做好{thing}{verb}的各项准备"
        for how, thing, verb in zip(HOW * 8, THINGS * 2, VERBS * 5, strict=False)
    ),
)
AIM = "为做好有关工作"
TOWNS = _words("清溪镇 石桥镇 白沙乡 枫林镇 上湾乡 下湾乡 柳河镇 大坪乡 青石镇 双河镇 南山街道 城东街道")
_WEIGHTS = [1 / (rank + 2) for rank in range(len(PHRASES))]


@dataclass(frozen=True, slots=True)
class Made:
    """`family`: papers of one family are one paper sent again."""

    family: int
    head: tuple[str, ...]
    sentences: tuple[str, ...]
    foot: tuple[str, ...]

    @property
    def lines(self) -> list[str]:
        return [*self.head, *paragraphs(self.sentences), *self.foot]


def paragraphs(sentences: tuple[str, ...]) -> list[str]:
    """Four sentences a paragraph, numbered."""
    groups = [sentences[i : i + 4] for i in range(0, len(sentences), 4)]
    return [f"{n}.{'。'.join(group)}。" for n, group in enumerate(groups, 1)]


def make_paper(seed: int, family: int | None = None) -> Made:
    """A paper; with `family` that one sent again: other number and days, some sentences new or gone."""
    dice = random.Random(seed)
    if family is None:
        return _fresh(dice, seed)
    old = _fresh(random.Random(family), family)
    sentences = list(old.sentences)
    for _ in range(dice.randint(0, max(1, len(sentences) // 8))):
        sentences[dice.randrange(len(sentences))] = sentence(dice)
    return Made(family, (*old.head[:2], *_head(dice)[2:]), tuple(sentences), _foot(dice, old.head[0]))


def _fresh(dice: random.Random, family: int) -> Made:
    head = _head(dice)
    length = min(6000, max(150, dice.lognormvariate(6.8, 0.6)))
    sentences: list[str] = []
    size = 0
    while size < length:
        one = dice.choices(PHRASES, _WEIGHTS)[0] if dice.random() < 0.33 else sentence(dice)
        sentences.append(one)
        size += len(one) + 1
    return Made(family, head, tuple(sentences), _foot(dice, head[0]))


def sentence(dice: random.Random) -> str:
    pick = dice.choice
    return pick(PATTERNS).format(
        why=pick(WHY),
        how=pick(HOW),
        verb=pick(VERBS),
        verb2=pick(VERBS),
        thing=pick(THINGS),
        thing2=pick(THINGS),
        town=pick(TOWNS),
        bureau=pick(BUREAUS),
        end=pick(ENDS),
        n=dice.randint(2, 60),
        day=f"{dice.randint(1, 12)}月{dice.randint(1, 28)}日",
    )


def _head(dice: random.Random) -> tuple[str, ...]:
    bureau = dice.choice(BUREAUS)
    return (
        f"云水县{bureau}局",
        f"关于做好{dice.choice(THINGS)}{dice.choice(VERBS)}工作的通知",
        f"云{bureau[0]}发〔{dice.randint(2022, 2026)}〕{dice.randint(1, 200)}号",
        "各乡镇人民政府、街道办事处:",
        f"{AIM},现就有关事项通知如下:",
    )


def _foot(dice: random.Random, bureau: str) -> tuple[str, ...]:
    day = f"{dice.randint(2022, 2026)}年{dice.randint(1, 12)}月{dice.randint(1, 28)}日"
    return ("联系人:某某,电话:0000-0000000", "特此通知。", bureau, day)


def make_office(papers: int) -> Iterator[tuple[int, int | None]]:
    """(seed, family) of each paper of an office: every eighth is one of the last thousand sent again."""
    dice = random.Random(2026)
    first: list[int] = []
    for seed in range(papers):
        if seed > 100 and dice.random() < 0.125:
            yield seed, dice.choice(first[-1000:])
        else:
            first.append(seed)
            yield seed, None
