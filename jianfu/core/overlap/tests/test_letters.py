from jianfu.core.overlap import letters_of
from jianfu.core.overlap.tests.papers import BOATS, FIRE


def test_head_address_formulas_and_signature_are_no_letters() -> None:
    text = letters_of(FIRE).text

    assert text.startswith("各乡镇要对辖县内林缘村")
    assert text.endswith("县里不作统要求")


def test_each_letter_knows_its_place() -> None:
    letters = letters_of(FIRE)
    at = letters.text.index("护林员")

    assert FIRE[letters.at[at] :].startswith("护林员每天巡山")


def test_numbers_and_days_are_left_out_with_their_units() -> None:
    one = letters_of("请于2025年11月20日上午9:00前报送第三批名单12份。").text
    two = letters_of("请于二〇二六年三月五日下午5时前报送第四批名单8份。").text

    assert one == two == "请于前报送批名单份"


def test_spacing_full_width_and_traditional_writing_make_no_difference() -> None:
    assert letters_of("請各 鄉鎮\n報送ＡＰＰ情況").text == letters_of("请各乡镇报送app情况").text


def test_places_count_the_characters_that_were_given() -> None:
    chars = "请 各\u3000乡\n镇 報送"
    letters = letters_of(chars)

    assert "".join(chars[i] for i in letters.at) == "请各乡镇報送"


def test_province_and_city_are_one_letter() -> None:
    assert letters_of("全省各市要抓紧修").text == letters_of("全市各县要抓紧修").text


def test_headline_is_known_and_no_part_of_the_letters() -> None:
    letters = letters_of(BOATS)

    assert letters.title
    assert BOATS[slice(*letters.title)] == "云水县交通运输局\n关于开展渡口船舶冬季检修的通知"
    assert "渡口船舶冬季检修" not in letters.text


def test_a_list_of_dates_has_no_letters() -> None:
    dates = "\n".join(f"2026年{m}月{d}日 星期日 上午9时" for m in range(1, 13) for d in range(1, 29))

    assert letters_of(dates).text == ""
