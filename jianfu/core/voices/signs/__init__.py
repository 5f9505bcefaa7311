"""Category -> signs, in the order of the contract: one file for each family of burdens."""

from __future__ import annotations

from jianfu.core.voices.signs import burdens, papers, phones, sheets
from jianfu.core.voices.signs.words import Sign

SIGNS: dict[str, tuple[Sign, ...]] = {**papers.SIGNS, **sheets.SIGNS, **phones.SIGNS, **burdens.SIGNS}
CATEGORIES = tuple(SIGNS)

RELIEF = r"(?:不再|取消|取消了|减少|不用|不用再|无需|杜绝|严禁|不得|禁止|不许再|减到|压减|压缩|清理|清退|砍掉|合并|精简|停了|叫停|少了|整治|纠治|治理|减下来|降了|减了|免了|解散|下降)"
"""A clause that tells of a burden taken away; `SINCE` in it says that it was there."""
SINCE = r"(?:以前|过去|之前|原来|从前|曾经|名义上|说是|嘴上|口头|表面|虽然|虽|又|却|反而|仍|还是|照样)"
