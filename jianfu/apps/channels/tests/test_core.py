"""Names of channels and lengths of secondments, as papers say them."""

from __future__ import annotations

from datetime import date

import pytest

from jianfu.apps.channels.core import Kind, Stay, Term, bare_name, channels_in, kind_of, stay_in, term_of

ASKED = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("请各村干部于12月5日前安装“河道通”并完成注册", [("河道通", Kind.APP)]),
        ("请下载“云水随手报”小程序", [("云水随手报", Kind.MINI)]),
        ("请各镇经办人加入“秸秆离田”工作群,群名为秸秆离田联络群", [("秸秆离田", Kind.GROUP)]),
        ("请各镇卫生员加入健康体检专项工作群", [("健康体检专项工作群", Kind.GROUP)]),
        ("请扫码进群,统一使用“云水应急”平台", [("云水应急", Kind.PLATFORM)]),
        ("请于5日前报送《大棚面积表》", []),
        ("“河道通”不再使用,请卸载", []),
        ("请使用《工作手册》开展培训", []),
        ("请使用微信“扫一扫”登录", []),
    ],
)
def test_words_name_the_channels_they_ask_for(words: str, found: list[tuple[str, Kind]]) -> None:
    assert [(named.name, named.kind) for named in channels_in(words)] == found


def test_one_channel_is_one_however_it_is_written() -> None:
    assert bare_name("“秸秆离田”工作群") == bare_name("秸秆离田微信群") == "秸秆离田"
    assert kind_of("应急指挥平台") is Kind.PLATFORM


@pytest.mark.parametrize(
    ("words", "stay"),
    [
        ("抽调2名骨干到县局工作6个月", Stay(2, ASKED, date(2026, 8, 31))),
        ("选派1名干部跟班,时间自2026年4月1日至8月31日", Stay(1, date(2026, 4, 1), date(2026, 8, 31))),
        ("借调工作人员三名,期限至年底", Stay(3, ASKED, date(2026, 12, 31))),
        ("抽调人员集中办公", Stay(1, ASKED, None)),
    ],
)
def test_words_say_how_many_and_for_how_long(words: str, stay: Stay) -> None:
    assert stay_in(words, ASKED) == stay


@pytest.mark.parametrize(
    ("first", "last", "term"),
    [
        (date(2026, 3, 1), None, Term.RUNNING),
        (date(2025, 11, 20), None, Term.SOON),
        (date(2025, 10, 1), None, Term.OVER),
        (date(2026, 3, 1), date(2026, 4, 30), Term.OVER),
        (date(2026, 3, 1), date(2026, 5, 12), Term.SOON),
        # Its own end is later than the longest stay: the stay counts.
        (date(2025, 6, 1), date(2026, 12, 31), Term.OVER),
    ],
)
def test_stay_stands_against_its_end_and_the_longest_allowed(
    first: date, last: date | None, term: Term
) -> None:
    stands = term_of(first, last, today=date(2026, 5, 11), months=6, notice=date(2026, 5, 25))

    assert stands is term
