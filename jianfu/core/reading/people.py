"""Is a table about people? Their rows are counted and not kept; in doubt they are not kept either."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jianfu.core.patterns import pattern

_OF_PERSON = pattern(
    r"姓\s*名|户\s*主|身份证|证件号|公民身份|性\s*别|出生|年\s*龄|民\s*族$|学\s*历|政治面貌|籍贯|与户主|家庭成员|监护人"
    r"|家庭住址|户籍|现住址|银行卡|银行账|开户行|卡号|残疾证|社保卡|法定代表人|法人代表|学生|老人|儿童|对象$|人员名"
)
"""Headers of a list whose rows are people."""
_BESIDE_WORK = pattern(
    r"责任人|负责人|联系人|包保|经办人|联络员|领导$|干部$|手机|电话|联系方式|微信|邮箱|职\s*务$|职\s*称$"
)
"""Headers that name who answers for a task: the cell goes, the task stays."""
_WORK = pattern(
    r"任务|指标|分值|标准分|评分|扣分|加分|得分标准|考核|考评|评价|责任单位|牵头|配合单位|完成时|完成期|时限|措施|要求|工作内容|重点工作"
    r"|目标|标准$|内容$|事项|清单|举措|项目名称|依据|材料名称|报送|频次|安排"
)
_ID_NUMBER = pattern(r"(?<!\d)\d{17}[\dXx](?!\d)")
_PHONE = pattern(r"(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
_LONG_NUMBER = pattern(r"(?<!\d)\d{15,19}(?!\d)")
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪"
    "舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓郁单杭洪包左石"
    "崔吉龚程嵇邢裴陆荣翁荀惠曲家封储靳段富巫乌焦巴牧山谷车侯班秋仲伊宫宁仇甘祖武符刘景詹龙叶司黎薄印宿白怀蒲从索赖卓蔺屠池乔阳"
    "阴苍闻党翟谭贡姬申扶堵冉宰雍桑桂濮牛寿通边燕冀尚农温庄晏柴瞿阎充慕连习容向古易廖庾终步都耿满弘匡国文寇广东欧利师巩聂晁"
    "敖冷辛阚简饶曾沙乜养鞠丰关荆游权盖益桓公岳帅涂代肖付闫覃粟晋"
)
_NAME = pattern(
    rf"(?:[{_SURNAMES}]|欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|令狐)[\u4e00-\u9fff]{{1,2}}|[\u4e00-\u9fff]{{2,8}}·[\u4e00-\u9fff]{{2,8}}"
)
_NOT_A_NAME = pattern(
    r"[镇乡村县区市州省组社局办所站委院校厂店库部处科队寨屯庄镇湾户人月日年元亩个项类型级期度率量数额值]$"
)
_ENOUGH = 0.5


def has_number_of_person(text: str) -> bool:
    return bool(_ID_NUMBER.search(text) or _PHONE.search(text) or _LONG_NUMBER.search(text))


def is_label_of_person(text: str) -> bool:
    """姓名, 身份证号码, 联系电话: a short label whose answer is about one person."""
    text = text.strip().rstrip(":")
    return len(text) <= 12 and bool(_OF_PERSON.search(text) or _BESIDE_WORK.search(text))


def rows_are_people(header: Iterable[str], columns: Sequence[Sequence[str]]) -> bool:
    """header: the columns' names; columns: the values under each, blanks left out."""
    names = list(header)
    if any(_OF_PERSON.search(name) for name in names):
        return True
    work = is_about_work(names)
    for at, values in enumerate(columns):
        if work and at < len(names) and _BESIDE_WORK.search(names[at]):
            continue
        if any(has_number_of_person(value) for value in values) or are_names(values):
            return True
    return not work and any(_BESIDE_WORK.search(name) for name in names)


def is_about_work(header: Iterable[str]) -> bool:
    """A table of tasks, indicators or score lines: its rows are demands."""
    return any(_WORK.search(name) for name in header)


def is_personal(name: str, values: Sequence[str]) -> bool:
    """A column that says which person, in a table about work."""
    return bool(_OF_PERSON.search(name) or _BESIDE_WORK.search(name)) or (
        any(has_number_of_person(value) and len(value) < 40 for value in values) or are_names(values)
    )


def are_names(values: Sequence[str]) -> bool:
    """Do most of these values look like names of people?"""
    names = {value for value in values if is_name(value)}
    return len(names) >= 2 and sum(value in names for value in values) >= _ENOUGH * len(values)


def is_name(text: str) -> bool:
    text = "".join(text.split())
    return bool(_NAME.fullmatch(text)) and not _NOT_A_NAME.search(text)
