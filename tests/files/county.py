"""The originals of the sample county, made anew: `python -m tests.files.county`.

云水县 with its townships 青石镇 and 白沙乡 is fictional, and so is everybody in it.
"""

from __future__ import annotations

import re
from email.message import EmailMessage
from pathlib import Path

from tests.files.docx import make_docx, paragraph, zipped
from tests.files.ofd import make_ofd
from tests.files.pdf import page_html, print_pdf
from tests.files.scan import as_jpeg, as_pdf, draw_page, spoil
from tests.files.sheet import make_xlsx

FOLDER = Path(__file__).parents[2] / "jianfu" / "sample_county" / "originals"
_FULL = str.maketrans(",;:()?!", "，；：（）？！")


def full_width(text: str) -> str:
    """Chinese punctuation as a clerk types it; clocks such as 19:30 keep their colon."""
    return re.sub(r"\d[:,]\d|[^\d]|\d", lambda m: m[0] if len(m[0]) == 3 else m[0].translate(_FULL), text)


def official_docx(head: str, number: str, title: str, *lines: str) -> bytes:
    """A paper with red head, number, centred title, and signature and date to the right."""
    centre, right, indent = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>', '<w:ind w:firstLine="640"/>'
    large, body = '<w:b/><w:sz w:val="40"/>', '<w:sz w:val="32"/>'
    address, *middle = lines[:-2]
    parts = [
        paragraph(number, centre, body),
        paragraph(full_width(title), centre, large),
        paragraph(full_width(address), "", body),
        *(paragraph(full_width(line), indent, body) for line in middle),
        *(paragraph(line, right, body) for line in lines[-2:]),
    ]
    return make_docx(body="".join(parts), head=head)


def forest_fire_meeting() -> bytes:
    return official_docx(
        "云水县林业局文件",
        "云林发〔2026〕41号",
        "关于召开全县秋冬季森林防火视频会议的通知",
        "各乡镇人民政府、街道办事处:",
        "为做好秋冬季森林防火工作,定于近期召开全县视频会议。现将有关事项通知如下:",
        "一、会议时间",
        "2026年11月27日(星期五)19:30,会期1小时30分钟。",
        "二、参会人员",
        "各乡镇(街道)主要负责同志、分管负责同志、林业站全体人员,各村(社区)书记和护林员,共约620人,在各乡镇分会场参加。",
        "三、有关要求",
        "(一)各乡镇要于11月26日12时前将参会人员名单报县林业局防火办。",
        "(二)参会人员须全程开启摄像头,每30分钟在线签到一次,会后将参会截图发工作群。",
        "(三)会后各乡镇要结合实际制定实施方案,于12月3日前报县林业局。",
        "云水县林业局",
        "2026年11月20日",
    )


def window_hours() -> bytes:
    return official_docx(
        "云水县医疗保障局文件",
        "云医保〔2026〕19号",
        "关于调整医保窗口服务时间的通知",
        "各乡镇人民政府、街道办事处:",
        "自2026年12月1日起,县政务服务中心医保窗口周六上午延时服务,异地就医备案当场办结,不再要求提供村(社区)证明。",
        "已办理的备案继续有效,无需重新提交材料。所需宣传页由我局印制并送到各便民服务点。",
        "联系人:县医疗保障局经办股。",
        "云水县医疗保障局",
        "2026年11月17日",
    )


def toilets_prompt() -> bytes:
    lines = (
        "各乡镇、街道:",
        "根据近期工作安排,请各乡镇对辖区农村户厕问题进行全面排查,逐户建立台账,于本周五下班前将排查结果报县农业农村局社会事业股。",
        "逾期未报的将在全县通报。",
    )
    return make_docx(["工作提示", *map(full_width, lines), "云水县农业农村局社会事业股", "2026年11月18日"])


def grain_inspection() -> bytes:
    paragraphs = (
        "各乡镇人民政府:",
        "为做好秋粮收购工作,县发展和改革局将组成督查组,对各乡镇人民政府秋粮收购工作落实情况开展专项督查。现通知如下:",
        "一、督查时间",
        "2026年12月1日至4日。",
        "二、督查方式",
        "听取汇报、查阅台账、实地查看。请各乡镇提前准备汇报材料和展板,备齐近三年收购台账以备查阅。",
        "三、工作要求",
        "请各乡镇主要负责同志全程陪同,并安排与督查组座谈。发现台账不全的,应在3日内补齐。",
        "四、督查结果将按季度在全县排名通报。",
    )
    end = '<p class="right">云水县发展和改革局</p><p class="right">2026年11月19日</p>'
    number = '<p style="text-align:center;text-indent:0">云发改粮〔2026〕33号</p>'
    page = page_html(
        [full_width(p) for p in paragraphs],
        title="关于开展秋粮收购专项督查的通知",
        head="云水县发展和改革局",
        extra=end,
    )
    return print_pdf(page.replace("<h1>", number + "<h1>", 1))


def straw_letter() -> bytes:
    lines = (
        "为做好2026年秸秆禁烧工作,落实属地管理责任,白沙乡人民政府与各村签订本责任书。",
        "一、各村党支部书记为本村秸秆禁烧第一责任人。",
        "二、各村要组织巡逻队,收割期间实行24小时巡查,每日在群内报送巡查记录。",
        "三、宣传、巡查所需经费由各村自行解决。",
        "四、发现一处火点的,年度评先评优一票否决。",
        "白沙乡人民政府",
        "2026年9月10日",
    )
    page = draw_page([full_width(line) for line in lines], title="白沙乡秸秆禁烧工作责任书", seal=True)
    return as_pdf(spoil(page, degrees=0.4, speckles=0.001, blur=0.4))


def photographed_prompt() -> bytes:
    lines = (
        "各村、社区:",
        "接县里通知,请于11月24日12时前统计本村外出务工返乡人数,填好表格发到镇综治办邮箱。",
        "没有返乡人员的也要报。",
        "青石镇综治办",
        "2026年11月21日",
    )
    page = draw_page([full_width(line) for line in lines], title="工作提示", dpi=130)
    return as_jpeg(spoil(page, degrees=-0.6, speckles=0.001, blur=0.5), quality=55)


def app_promotion() -> bytes:
    lines = (
        "云水县数据局",
        "关于推广使用“云水通”小程序的通知",
        "云数函〔2026〕12号",
        "各乡镇人民政府、街道办事处:",
        "“云水通”小程序已开发完成,现就推广使用工作通知如下:",
        "一、各乡镇(街道)要组织全体干部和网格员下载注册,11月30日前注册率须达到100%。",
        "二、网格员每日登录签到,开启定位生成巡查轨迹,签到积分每周排名。",
        "三、请各乡镇组织干部转发朋友圈并截图,转发情况纳入考核。",
        "云水县数据局",
        "2026年11月16日",
    )
    return make_ofd([full_width(line) for line in lines])


def assessment_sheet() -> bytes:
    rows = (
        ("2026年基层治理考核指标(征求意见)", "", "", "", ""),
        ("序号", "考核指标", "分值", "评分标准", "数据来源"),
        (1, "矛盾纠纷化解率", 10, "化解率90%以上得10分,每低1个百分点减1分", "县平安办业务系统"),
        (2, "专题会议", 5, "专题会议召开次数不少于4次得5分,查看会议记录和照片", "各乡镇报送"),
        (3, "微信群活跃度", 5, "工作群消息已读率达95%得5分", "县委社会工作部"),
        (4, "宣传稿件数量", 5, "在市级以上媒体刊发经验做法每篇加1分", "各乡镇报送"),
        (5, "群众满意度", 15, "随机电话访问满意率90%以上得15分", "第三方"),
    )
    return make_xlsx({"考核指标": rows}, {"考核指标": ["A1:E1"]})


def welfare_form() -> bytes:
    header = ("序号", "户主姓名", "身份证号", "家庭人口", "低保类别", "银行卡号", "联系电话", "健康状况")
    people = [
        (
            n,
            f"示例{n:02}",
            f"99010119{60 + n}01010{n:02}{n % 10}",
            n % 5 + 1,
            "A类",
            f"9900{n:015}",
            f"1990000{n:04}",
            "良好",
        )
        for n in range(1, 9)
    ]
    title = ("困难群众家庭情况摸底表", *[""] * 7)
    note = ("填表说明:每月20日前由村会计填写后在微信群接龙上传,无变化也要报。", *[""] * 7)
    return make_xlsx({"摸底表": [title, header, *people, note]}, {"摸底表": ["A1:H1"]})


def forwarded_mail() -> bytes:
    mail = EmailMessage()
    mail["From"] = "云水县残疾人联合会 <office@canlian.yunshui.example>"
    mail["To"] = "青石镇党政办 <office@qingshi.yunshui.example>"
    mail["Subject"] = "转发:关于开展困难群众摸底的通知"
    mail["Date"] = "Thu, 19 Nov 2026 17:40:00 +0800"
    mail.set_content(
        full_width(
            "各乡镇:\n\n现将摸底表发给你们,请各村会计逐户填写,于11月20日上午9时前报我会邮箱,同时抄报县民政局和县乡村振兴中心。\n\n"
            "云水县残疾人联合会\n2026年11月19日\n"
        )
    )
    kind = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    mail.add_attachment(
        welfare_form(), maintype=kind[0], subtype=kind[1], filename="困难群众家庭情况摸底表.xlsx"
    )
    return mail.as_bytes()


def bundle() -> bytes:
    secondment = official_docx(
        "云水县文化和旅游局",
        "云文旅函〔2026〕27号",
        "关于抽调人员参加文旅专班的函",
        "青石镇人民政府、白沙乡人民政府:",
        "因工作需要,请从青石镇、白沙乡各抽调1名熟悉文旅业务的干部到县文旅专班集中办公,时间为2026年12月1日至2027年5月31日。",
        "人员名单请于11月27日前报我局。",
        "云水县文化和旅游局",
        "2026年11月19日",
    )
    note = full_width(
        "便函\n\n青石镇、白沙乡:\n\n烦请对照附表逐项核对游客接待数据,于11月25日前反馈,并同时录入省文旅平台和市智慧旅游系统。\n\n"
        "云水县文化和旅游局产业股\n2026年11月19日\n"
    )
    return zipped({"抽调人员的函.docx": secondment, "核对数据的便函.txt": note.encode("gb18030")})


ORIGINALS = {
    "森林防火视频会.docx": forest_fire_meeting,
    "医保窗口时间.docx": window_hours,
    "户厕排查工作提示.wps": toilets_prompt,
    "秋粮收购督查.pdf": grain_inspection,
    "秸秆禁烧责任书扫描件.pdf": straw_letter,
    "手机拍的工作提示.jpg": photographed_prompt,
    "云水通小程序.ofd": app_promotion,
    "基层治理考核指标.xlsx": assessment_sheet,
    "转来的摸底邮件.eml": forwarded_mail,
    "文旅局材料包.zip": bundle,
}


def main() -> None:
    for name, make in ORIGINALS.items():
        data = make()
        (FOLDER / name).write_bytes(data)
        print(f"{len(data) / 1000:8.1f} kB  {name}")


if __name__ == "__main__":
    main()
