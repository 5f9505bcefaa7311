"""Applications to install or promote, groups to build or join."""

from __future__ import annotations

from collections.abc import Iterator

from jianfu.core.facts.demands.view import Act, Finder, View
from jianfu.core.facts.shapes import Kind, Side
from jianfu.core.facts.words import Tag
from jianfu.core.patterns import pattern

# 利用微信群宣传医保政策 uses a group, it does not ask for one.
_AS_MEANS = pattern(
    r"(?:利用|通过|运用|借助|依托|采取|以)[^,]{0,20}(?:群|公众号|视频号|微博|平台|APP|小程序)[^,]{0,8}(?:宣传|播放|提醒|告知|报|上传|发布|填|录|推送|接龙)"
)
_OF_A_REGISTER = ("学期注册", "学籍注册", "新生注册", "商标注册")
_LOGS_IN = pattern(r"(?:登录|下载|注册|安装)[^,]{0,10}(?:平台|系统|软件|通|云|钉)(?!知|过|报|算|填)")
_NEEDS_APP = pattern(r"下载|安装|注册|入驻|激活|入群|扫码|实名认证|点赞|集赞")
# 下载方式, 操作步骤: instructions, the demand stands elsewhere.
_HOW_TO = pattern(r"方式|方法|步骤|流程|说明")
_APP = pattern(r"APP|App|小程序|公众号|客户端|平台|系统|软件|群|钉|码|朋友圈|视频号")
# 清理工作群, 解散功能重复的群: one burden less.
_CLEARS = frozenset(("清理", "解散", "注销", "关停", "退出", "压减", "精简", "撤销", "取消", "停用"))
_PROMOTING = (Tag.DO, Tag.SOFT, Tag.MEANS)


def find(view: View) -> Iterator[Act]:
    if not view.is_duty:
        return
    if any(v.word in _CLEARS for v in view.verbs(Tag.DO)):
        return
    if _HOW_TO.search(view.statement.heading):
        return
    things = view.things(Tag.APP, Tag.GROUP)
    if things and _AS_MEANS.search(view.text):
        things = []
    used = view.verbs(Tag.INSTALL, Tag.BUILD, Tag.SETUP)
    used = [v for v in used if v.tag is not Tag.SETUP or view.things(Tag.GROUP)]
    if (
        not things
        and _NEEDS_APP.search(view.text)
        and not any(words in view.text for words in _OF_A_REGISTER)
        and (_APP.search(view.sentence) or _LOGS_IN.search(view.text) or Kind.APP_OR_GROUP in view.theme)
    ):
        yield Act(Kind.APP_OR_GROUP, view.take(view.verbs(Tag.INSTALL, Tag.LIGHT, Tag.SOFT)))
    elif (
        not things
        and used
        and view.statement.side is Side.BELOW
        and _LOGS_IN.search(view.text)
        and not view.verbs(Tag.HAND_IN, Tag.FILL_IN)
    ):
        yield Act(Kind.APP_OR_GROUP, view.take(used))
    elif things and used and not view.verbs(Tag.HAND_IN):
        yield Act(Kind.APP_OR_GROUP, view.take(used + things + view.verbs(*_PROMOTING, Tag.SETUP)))
    elif (
        (things or Kind.APP_OR_GROUP in view.theme)
        and view.verbs(*_PROMOTING)
        and not view.verbs(Tag.HAND_IN, Tag.KEEP)
    ):
        yield Act(Kind.APP_OR_GROUP, view.take(view.verbs(*_PROMOTING) + things))
    elif Kind.APP_OR_GROUP in view.theme and used and not view.verbs(Tag.HAND_IN, Tag.FILL_IN):
        yield Act(Kind.APP_OR_GROUP, view.take(used + view.verbs(Tag.CHECK)))


FINDER = Finder(
    find,
    about=frozenset({Tag.APP, Tag.GROUP}),
    signs="下载 安装 注册 入驻 激活 入群 扫码 实名认证 点赞 集赞 登录",
    themes=frozenset({Kind.APP_OR_GROUP}),
)
