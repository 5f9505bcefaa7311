"""Fictional papers that the tests compare."""

from __future__ import annotations

FIRE = """云水县应急管理局
关于做好冬季防火工作的通知
云应急〔2025〕41号
各乡镇人民政府、街道办事处:
为深入贯彻落实全市冬季防火工作会议精神,现就有关事项通知如下:
一、各乡镇要对辖区内林缘村、坟场、输电线路逐处查看,把可燃物清到防火道以外二十米。
二、护林员每天巡山不少于2次,发现烟点先喊人、后拍照、再处置,不得等候批示。
三、请于2025年11月20日前将防火物资的缺口报县应急管理局,由县里统一采购后送到村。
四、入山路口设卡的人员和时段由乡镇自定,县里不作统一要求。
联系人:某某,电话:0000-0000000
特此通知。
云水县应急管理局
2025年11月3日
"""
BOATS = """云水县交通运输局
关于开展渡口船舶冬季检修的通知
各乡镇人民政府:
为切实保障群众过渡安全,现就有关事项通知如下:
一、渡工自查船体、缆绳、救生衣,有破损的停渡,县局派技师上门修理,费用由县局承担。
二、河面结冰、大雾、六级以上大风时一律停渡,由渡工挂红旗告知两岸群众。
三、12月5日前,县局到每个渡口看一遍,乡镇不用陪同,也不用准备材料。
特此通知。
云水县交通运输局
2025年11月20日
"""
BODY = FIRE[FIRE.index("一、") : FIRE.index("联系人")]


def again(*changes: tuple[str, str]) -> str:
    """The fire notice sent once more, with words replaced."""
    text = FIRE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text
