"""Applications to install or promote, groups to build or join."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianfu.core.facts.demands.view import Act, View
from jianfu.core.facts.shapes import Kind
from jianfu.core.facts.words import Tag

# 利用微信群宣传医保政策 uses a group, it does not ask for one.
_AS_MEANS = re.compile(
    r"(?:利用|通过|运用|借助|依托|采取|以)[^,]{0,20}(?:群|公众号|视频号|微博|平台|APP|小程序)[^,]{0,8}(?:宣传|报|上传|发布|填|录|推送|接龙)"
)
_NEEDS_APP = re.compile(r"下载|安装|注册|入驻|激活|入群|扫码|实名认证")
# 下载方式, 操作步骤: instructions, the demand stands elsewhere.
_HOW_TO = re.compile(r"方式|方法|步骤|流程|说明")
_APP = re.compile(r"APP|App|小程序|公众号|客户端|平台|系统|软件|群|钉|码")
_PROMOTING = (Tag.DO, Tag.SOFT, Tag.MEANS)


def find(view: View) -> Iterator[Act]:
    if not view.is_duty:
        return
    if _HOW_TO.search(view.statement.heading):
        return
    things = [] if _AS_MEANS.search(view.text) else view.things(Tag.APP, Tag.GROUP)
    used = view.verbs(Tag.INSTALL, Tag.BUILD, Tag.SETUP)
    used = [v for v in used if v.tag is not Tag.SETUP or view.things(Tag.GROUP)]
    if (
        not things
        and _NEEDS_APP.search(view.text)
        and (_APP.search(view.sentence) or Kind.APP_OR_GROUP in view.theme)
    ):
        yield Act(Kind.APP_OR_GROUP, view.take(view.verbs(Tag.INSTALL, Tag.LIGHT, Tag.SOFT)))
    elif things and used and not view.verbs(Tag.HAND_IN):
        yield Act(Kind.APP_OR_GROUP, view.take(used + things + view.verbs(*_PROMOTING, Tag.SETUP)))
    elif (
        (things or Kind.APP_OR_GROUP in view.theme)
        and view.verbs(*_PROMOTING)
        and not view.verbs(Tag.HAND_IN, Tag.KEEP)
    ):
        yield Act(Kind.APP_OR_GROUP, view.take(view.verbs(*_PROMOTING) + things))
