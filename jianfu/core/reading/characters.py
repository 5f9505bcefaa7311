"""Character for character: the shape a pattern expects for each character a paper may use.

Everything here keeps the length of the text, so an index stays an index.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from jianfu.core.patterns import pattern

# Full-width forms, and look-alikes that come out of PDF fonts, old editors and phone keyboards.
_HALF: dict[int, int | str] = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)}
_HALF |= dict.fromkeys([0xA0, 0x3000, 0x202F, 0x205F, *range(0x2000, 0x200B)], " ")
_HALF |= dict.fromkeys([0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029], "\n")
_HALF |= {ord(a): b for a, b in zip("﹐､｡﹑﹒﹔﹕﹖﹗﹙﹚﹝﹞∶︰", ",、。、.;:?!()〔〕::", strict=True)}
_HALF |= {ord(a): b for a, b in zip("「」『』〝〞‐‑‒–−", "“”‘’“”-----", strict=True)}

# PDF fonts often map 月 or 日 to a radical or a compatibility form that looks the same.
_LOOK_ALIKE = pattern("[\u2e80-\u2fdf\uf900-\ufaff]")

# The commonest traditional characters with a simplified form: any traditional sentence has several of them.
# They only decide whether the converter is worth loading (60 ms).
_TRADITIONAL = pattern(
    "[層實職責務單發眾來減負讓動問導會從區業與報為堅義體現員數過題長進項鄉鎮結創黨機參組織強當對價無達異時間議調賦點權辦編際應個還設"
    "積頭準幫橋彈隱變國態標邊擔揮說屬維學謀關確轉內況萬顯氣馬駐納開領級壓見極雜虛門條節據評將續綜書圖脫難劃縣細顆圍種遠別決暢統資補線"
    "畢質違規歸訓課斷經濟輕優軍觀雙聯載轄團類熱網換適場構計總這執嚴賬處簡檢驗績離勵勞認滅環傳謂們獲請電話號廳農產衛護費繳銀購買賣車"
    "輛駛樓廠礦煙爐鐵錢親兒婦醫療藥養殘歲歷雲風園審寫寧寶專屆島師帶廣廢徹憲戰戶掃損擇擬擴擾暫東樣樹檔欄歡沒淨測溝滿災爭獎獨畝畫監盤"
    "礎禮稅稱穩窮競筆範築簽糧糾紀約紅純紙終給綠緊練縮罰習聲聽肅臨興舉舊華葉蓋蟲術裝視覺覽訂記許訪證詞試詢該詳語談論講謝識譯讀財貧貨"
    "貫賠贈較輔輸連遊運遲遷選遺鄰釋針錄錯閉閱隊隨險陸陽陳階須順預額飯館齊龍]"
)


def alike(chars: str) -> str:
    """Simplified, half-width, without look-alikes; as many characters as came in."""
    half = chars.translate(_HALF)
    if _LOOK_ALIKE.search(half):
        half = _LOOK_ALIKE.sub(_plain_form, half)
    return _simplified(half) if _TRADITIONAL.search(half) else half


def _plain_form(found: re.Match[str]) -> str:
    form = unicodedata.normalize("NFKC", found[0])
    return form if len(form) == 1 else found[0]


def _simplified(text: str) -> str:
    converter = _converter()
    whole: str = converter.convert(text)
    if len(whole) == len(text):
        return whole
    # A phrase of the dictionary changed the length: without its neighbours each character keeps its own.
    changed = {ord(c): s for c in set(text) if len(s := converter.convert(c)) == 1}
    return text.translate(changed)


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")
