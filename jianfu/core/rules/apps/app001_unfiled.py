"""APP001: what is neither filed nor admitted is not required of anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Registers
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict, Verified
from jianfu.core.rules.stretches import Stretch, arranged, asked_of_anyone
from jianfu.core.rules.words import APP, INSTALL

_NAMED = r"“[^”]{2,14}(?:通|码|宝|钉|e家|在线|助手|掌上[^”]{0,6}|一点通|随手拍|管家|云)”"
_THING = rf"(?:{APP}|{_NAMED})"
_REQUIRED = pattern(
    rf"(?:{INSTALL}|使用|启用|推广|应用|登录|进入|通过|打开|关注|扫码|用好|上线|运用|用)[^,;]{{0,24}}?{_THING}"
    rf"|{_THING}[^,;]{{0,14}}(?:{INSTALL}(?![率量数])|使用|推广|登录|上线|启用|填报|打卡|上报|录入|上传|办理|全覆盖)"
)
_NEW = pattern(
    rf"(?:新(?:开发|建|上线|推出)|自主?(?:开发|研发|建)|委托[^,;]{{0,10}}开发|开发|研发|推出|打造)[^,;]{{0,14}}{_THING}"
    rf"|{_THING}[^,;]{{0,14}}(?:(?:正式|即日起|全面|试)[^,;]{{0,6}}(?:上线|启用|使用|运行)|上线(?:试?运行|启用)?|投入(?:使用|运行)|开发完成)"
)
_USE = pattern(r"使用|推广|安装|注册|下载|关注|登录|应用|填报|上报")
_FILED = pattern(
    r"(?<![未无])备案(?:号|编号|证号)[:为是(]?(?=\w{0,8}[\d〔\[…])|已(?:经)?(?:完成)?备案"
    r"|准入(?:编?号|码)[:为是]?[A-Z\d]|已(?:经)?准入"
)
_OTHER = pattern(
    r"卸载|关停|注销|(?<!单)停用|下线|清理|整合|退出|诈骗|违法|色情|赌博|专项(?:整治|检查)|外卖|网约车|电商|直播平台|侵害用户|监管|开发商|运营(?:商|者|企业)|学习强国"
    r"|经[^,。;]{0,30}(?:批准|审批|审核|同意|备案)|微信(?:APP)?$"
)
_PUBLIC_CHOICE = pattern(r"自愿|不强[求制]|可(?:以|自行|选择)|欢迎|鼓励|也可")
_WORDS = "APP App app 小程序 客户端 移动 手机 应用 “"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """Required of staff or of the public, or newly brought into use. With an empty register nothing is admitted."""
    if _FILED.search(notice.text.plain):
        return
    told: set[str] = set()
    for stretches, look in ((asked_of_anyone(ctx, _WORDS), _required), (arranged(ctx, _WORDS), _new)):
        for stretch in stretches:
            found = look(stretch)
            if not found or _OTHER.search(stretch.sentence) or _PUBLIC_CHOICE.search(stretch.text):
                continue
            start, end = found.start() + stretch.opens, found.end() + stretch.opens
            name = named.group() if (named := re.search(r"“[^”]+”", found.group())) else ""
            if ctx.registers.apps and any(app in stretch.sentence for app in ctx.registers.apps):
                continue
            if name not in told:
                told |= {name, ""}
                yield Hit(start, end, f"{brief(notice, start, end)}未见备案号和准入号")


def _required(stretch: Stretch) -> re.Match[str] | None:
    """A demand on the thing itself, or to use what the sentence has just brought in. Places in the sentence."""
    start = stretch.start - stretch.opens
    if stretch.find(_REQUIRED):
        return _REQUIRED.search(stretch.sentence, start, start + len(stretch.text))
    return _NEW.search(stretch.sentence) if _USE.search(stretch.text) else None


def _new(stretch: Stretch) -> re.Match[str] | None:
    start = stretch.start - stretch.opens
    return _NEW.search(stretch.sentence, start, start + len(stretch.text)) if stretch.find(_NEW) else None


RULE = Rule(
    code="APP001",
    title="未备案、未准入的应用不要求使用",
    source=Clause("app-2026", "备案部分", "应用程序上线前备案,未备案的不得要求使用", Verified.CONTENT),
    level=Verdict.BLOCK,
    since=date(2026, 1, 25),
    registers=("apps",),
    emergency=False,
    about=_WORDS,
    check=check,
    lighter="把功能作为一个模块放进已备案的平台;上线前先备案并申请准入",
    bad=(
        "请各村网格员于6月18日前安装“平安巡”APP并完成实名认证。",
        "即日起,走访情况一律通过县局新开发的小程序上报。",
        "我局研发的“渔政通”客户端已上线运行,请各镇组织使用。",
        "请各社区扫码进入微信小程序填报房屋信息。",
        "@所有人 都下载一下“数村通”,今天开始用它报数",
        Example("请各村网格员安装“平安巡”APP。", registers=Registers(apps=("省政务通",))),
    ),
    good=(
        "请使用省统一政务平台移动端(备案号:2026-0133)办理。",
        "不得要求基层干部下载未备案的应用程序。",
        Example(
            "请各村网格员于6月18日前安装“平安巡”APP并完成实名认证。", registers=Registers(apps=("平安巡",))
        ),
        "请各单位清理停用的小程序和客户端。",
        "居民可自愿下载使用社区服务小程序。",
        "有的部门要求干部安装7个APP,群众意见大。",
        "原“巡查通”小程序已于去年停止使用。",
        "请各镇在县综合填报系统中填写。",
    ),
)
