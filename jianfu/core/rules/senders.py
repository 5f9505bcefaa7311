"""Who speaks: the issuer, or in a short text without head and signature the organ that opens it."""

from __future__ import annotations

from collections.abc import Iterator

from jianfu.core.facts.shapes import Notice, Unit, Value
from jianfu.core.facts.units import unit_of
from jianfu.core.records import record
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.shapes import Context

_ORGAN = (
    r"(?!请|各|为|根据|按|关于|定于|经|现|由|全|本|我)\w{1,20}?"
    r"(?:局|委|办公室|办|厅|部|科|股|室|处|中心|妇联|残联|团委|工会|协会|指挥部|政府|专班|站|所|队)"
)
# 县水务局:各镇要… / 市局要求各社区… / 【平安办】请… An organ alone before a colon at the end of its line is addressed.
_OPENS = pattern(
    rf"\A(?:【(?P<a>{_ORGAN})】|(?P<b>{_ORGAN})(?:[::](?=[^\n]{{0,30}}?(?:各|请|镇|乡|街道|村|社区|@|通知))|"
    r"(?=致(?:局|委|各|全|机关|辖区)|要求|责成|责令|通知|请各|请(?!示)|拟|定于|决定|召集|统一要求|关于)))"
)
_SPEAKER = pattern(_ORGAN)


@record
class Sent:
    """A paper with those who sent it."""

    notice: Notice
    issuers: tuple[Value[Unit], ...]

    @property
    def issuer(self) -> Value[Unit] | None:
        return self.issuers[0] if self.issuers else None


def sent(ctx: Context) -> Iterator[Sent]:
    """The subject of a rule about who writes to whom."""
    yield Sent(ctx.notice, senders(ctx.notice))


def senders(notice: Notice) -> tuple[Value[Unit], ...]:
    """The issuers; else the organ that opens the text, or the one a chat's first speaker names."""
    if notice.issuers:
        return notice.issuers
    for message in notice.text.messages[:1]:
        said = _SPEAKER.search(message.speaker)
        if said:
            return (Value(unit_of(said[0]), 0, 1),)
    m = _OPENS.match(notice.text.plain)
    if m is None:
        return ()
    group = "a" if m["a"] else "b"
    return (Value(unit_of(m[group]), *m.span(group)),)


# A speech or an article tells of practices; it gives no orders and has no limit of length.
_TELLS = pattern(
    r"\A(?:[^\n]*\n){0,2}[^\n。,;]{0,60}(?:讲话(?:稿|提纲)?|思考与建议|调研报告|对策|路径|现状|述评|发言材料|经验交流)(?:\n|\Z)|同志们[::]"
)


def only_tells(notice: Notice) -> bool:
    return _TELLS.search(notice.text.plain, 0, 400) is not None
