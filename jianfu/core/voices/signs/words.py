"""The language in which people tell of a burden: for each kind what a clause says, in office words and in plain ones.

Patterns see half-width, simplified text without blanks. `N` is a number, `MANY` a word for too many or too often.
A sign of two parts may reach over one comma.
"""

from __future__ import annotations

from dataclasses import dataclass

from jianfu.core.patterns import pattern

N = r"[\d半一二两三四五六七八九十百千万几多好数]+(?:来|多|余)?"
MANY = (
    r"(?:太多|过多|很多|越来越多|多得|多如|多到|一大堆|一堆|好几|没完没了|不断|频繁|天天|每天|每周|三天两头|隔三差五|动不动|动辄|接连|连着|一个接一个|一茬接一茬|层出不穷|激增|居高不下|不降反升"
    r"|不降反增|泛滥|繁多|成堆|看不完|开不完|应接不暇|满天飞|数不清|铺天盖地|轮番|一波接一波|一拨接一拨|一拨又一拨|一轮又一轮|反复|重复|多头|层层)"
)
ASKED = r"(?:要求|必须|一律|规定|强制|硬性|非要|非得|都要|都得|还要|还得|又要|就要|要我们|让我们|叫我们|逼|被要求|通知|得|需要|须|要|务必|安排|布置|催)"
_GAP = r"[^。!?;]{0,%d}"
_IN = r"[^,。!?;]{0,%d}"


@dataclass(frozen=True, slots=True)
class Sign:
    """One way of telling of a kind; `sure` is how often such words are meant so."""

    words: str
    sure: float

    def find(self, text: str) -> tuple[int, int] | None:
        found = pattern(self.words).search(text)
        return found.span() if found else None


def sign(words: str, sure: float = 0.85) -> Sign:
    return Sign(words, sure)


def gap(n: int) -> str:
    return _GAP % n


def within(n: int) -> str:
    return _IN % n


FORM = (
    r"(?:报表|表格|表册|登记表|统计表|汇总表|调查表|信息表|明细表|一张表|这张表|那张表|填表|报数据|报数|数据)"
)
MEET = r"(?:会议|开会|视频会|调度会|推进会|部署会|例会|晨会|碰头会|座谈会|动员会|培训会|协调会|专题会|大会|这会|的会|个会|场会|次会|会也|会多|听会|线上会)"
APP = r"(?:APP|App|app|小程序|客户端|软件|政务应用|应用程序|手机应用|公众号|视频号|系统|平台|端口)"
GROUP = r"(?:微信群|工作群|QQ群|钉钉群|政务群|业务群|聊天群|(?<!人)(?<!机)(?<!羊)群)"
INSPECT = r"(?:检查|督查|督导|调研|暗访|巡查|迎检|考核组|检查组|调研组|督查组|督导组|观摩|验收|回头看|交叉检查|参观)"
DOC = r"(?:文件|发文|公文|红头|通知|方案)"
