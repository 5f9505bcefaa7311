"""Papers of a fictional county for the tests of the page."""

from __future__ import annotations

from jianfu.apps.gate.tests.files import make_docx
from tests.days import IN_TWO_WEEKS, ISSUED, next_saturday, written

CHAT = "@所有人 各乡镇注意，请今天下班前把大棚面积统计表报过来，没有情况的也要报零报告。"

DRAFT = (
    "云水县应急管理局关于报送安全生产排查情况并参加视频部署会的通知",
    "各乡镇人民政府、街道办事处：",
    f"一、各乡镇于{IN_TWO_WEEKS}17:00前报送《安全生产排查情况汇总表》纸质版和电子版，此后每周五报送进展，无进展的实行零报告。",
    f"二、定于{written(next_saturday())}（星期六）19:30召开全县安全生产视频部署会，请各村（社区）书记、主任共180人在线参加。",
    "三、每次排查须拍照并保存现场照片不少于3张，上传至工作群备查。",
    "四、各乡镇要层层签订安全生产责任书，结果列入年终考核并通报排名。",
    "云水县应急管理局",
    ISSUED,
)

CLEAN = f"""云水县气象局关于周末天气的函

各乡镇人民政府：

　　本周末以晴天为主，适宜农事。详情可在县气象局网站查看，不需要回复。

云水县气象局
{ISSUED}
"""


def draft(mark: str = "") -> bytes:
    """The draft as docx; `mark` makes it another file."""
    return make_docx(*DRAFT, *([mark] if mark else []))
