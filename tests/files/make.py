"""One door to the makers of every format, and the committed originals: `python -m tests.files.make`."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import tempfile
import zipfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from jianfu.core.reading.tests.ole import make_ole
from tests.files import docx, scan
from tests.files.docx import make_docx
from tests.files.ofd import make_ofd, text_object
from tests.files.pdf import page_html, print_pdf
from tests.files.sheet import Row, make_csv, make_xlsx

__all__ = [
    "make_csv", "make_docx", "make_eml", "make_image", "make_msg", "make_ofd", "make_pdf", "make_scan", "make_xls",
    "make_xlsx", "make_zip",
]  # fmt: skip

ORIGINALS = Path(__file__).parent / "originals"
_EPOCH = datetime(1601, 1, 1)
_CHINA = timedelta(hours=8)


def make_pdf(paragraphs: Sequence[str], *, title: str = "", head: str = "") -> bytes:
    """A PDF with text. Needs Chromium."""
    return print_pdf(page_html(paragraphs, title=title, head=head))


def make_image(paragraphs: Sequence[str], *, title: str = "") -> bytes:
    """A photograph of a paper, as JPEG. Needs a Chinese font."""
    return scan.as_jpeg(scan.draw_page(paragraphs, title=title))


def make_scan(paragraphs: Sequence[str], *, title: str = "") -> bytes:
    """A PDF from a scanner: one picture, no text. Needs a Chinese font."""
    return scan.as_pdf(scan.draw_page(paragraphs, title=title))


class _OldName(zipfile.ZipInfo):
    """A name in the code page of old Chinese Windows, without the mark that says UTF-8."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gb18030"), 0


def make_zip(members: dict[str, bytes], *, encoding: str = "utf-8") -> bytes:
    """An archive; with encoding="gb18030" the names are as old Chinese Windows writes them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = (zipfile.ZipInfo if encoding == "utf-8" else _OldName)(name, (2026, 3, 2, 9, 0, 0))
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def make_eml(subject: str, body: str, attachments: dict[str, bytes] | None = None) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = subject, "a@example.org", "b@example.org"
    mail["Date"] = "Mon, 02 Mar 2026 09:00:00 +0800"
    mail.set_content(body)
    for name, data in (attachments or {}).items():
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def make_msg(
    subject: str, body: str, attachments: dict[str, bytes] | None = None, *, sent: datetime | None = None
) -> bytes:
    """A mail as Outlook saves it (MS-OXMSG)."""

    def text(words: str) -> bytes:
        return words.encode("utf-16-le")

    moment = (sent or datetime(2026, 3, 2, 9)) - _CHINA - _EPOCH
    ticks = int(moment.total_seconds()) * 10_000_000
    counts = struct.pack("<8xIIII8x", 0, len(attachments or {}), 0, len(attachments or {}))
    streams = {
        "__nameid_version1.0/__substg1.0_00020102": b"\0" * 16,
        "__properties_version1.0": counts + struct.pack("<IIQ", 0x00390040, 6, ticks),
        "__substg1.0_001A001F": text("IPM.Note"),
        "__substg1.0_0037001F": text(subject),
        "__substg1.0_1000001F": text(body),
    }
    for at, (name, data) in enumerate((attachments or {}).items()):
        folder = f"__attach_version1.0_#{at:08X}"
        streams[f"{folder}/__properties_version1.0"] = bytes(8)
        streams[f"{folder}/__substg1.0_3707001F"] = text(name)
        streams[f"{folder}/__substg1.0_37010102"] = data
    return make_ole(streams)


def make_xls(
    sheets: dict[str, Sequence[Row]], others: dict[str, bytes] | None = None, header: str = ""
) -> bytes:
    """A workbook of Excel 97 (BIFF8): texts, numbers, a printed header, and other streams beside it."""

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def begin(kind: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))

    def cell(row: int, col: int, value: object) -> bytes:
        place = struct.pack("<HHH", row, col, 0)
        if isinstance(value, int | float):
            return record(0x0203, place + struct.pack("<d", value))
        words = str(value)
        return record(0x0204, place + struct.pack("<HB", len(words), 1) + words.encode("utf-16-le"))

    end = record(0x000A, b"")
    above = record(0x0014, struct.pack("<HB", len(header), 1) + header.encode("utf-16-le")) if header else b""
    bodies = [
        begin(0x0010)
        + above
        + b"".join(cell(r, c, v) for r, row in enumerate(rows) for c, v in enumerate(row) if v is not None)
        + end
        for rows in sheets.values()
    ]
    names = [name.encode("utf-16-le") for name in sheets]
    head = begin(0x0005) + record(0x0042, struct.pack("<H", 1200))
    at = len(head) + sum(12 + len(name) for name in names) + len(end)
    for name, body in zip(names, bodies, strict=True):
        head += record(0x0085, struct.pack("<IHBB", at, 0, len(name) // 2, 1) + name)
        at += len(body)
    return make_ole({"Workbook": (head + end + b"".join(bodies)).ljust(4096, b"\0")} | (others or {}))


TITLE = "云水县林业局关于报送春季防火值班表的通知"
NOTICE = [
    "各乡镇人民政府：",
    "为切实做好“春季防火”工作，请于2026年3月20日前报送值班表（见附件），并明确1名联络员。",
    "防火期内各村每日巡查不少于1次，巡查情况由乡镇留存，不再另行报送。",
    "云水县林业局",
    "2026年3月2日",
]
CHAT = [
    "王小满(青石镇) 2026/3/2 09:12",
    "@所有人 各村今天18:00前把值班表发到群里,附照片。",
    "—— 转发 ——",
    TITLE,
    *NOTICE[1:3],
    "李谷雨(白云村) 2026/3/2 09:15",
    "收到",
]
SEASON = [
    "各乡镇人民政府，县直有关单位：",
    "为贯彻落实“减负增效”工作部署，切实做好2026年春季森林防火工作，经研究，决定在全县范围内开展“清隐患、保平安”专项行动。现将有关事项通知如下：",
    "一、总体要求",
    "坚持“预防为主、积极消灭”的方针，压实各方责任。各乡镇要在3月20日前将工作方案和值班表报送县林业局（邮箱：lyj@example.org），逾期未报的由县林业局电话提醒。“护林员”每日巡查不少于1次。",
    "二、工作任务",
    "（一）清理林缘可燃物。以青石镇、白沙乡为重点，对林缘、坟头、路边的可燃物进行清理，4月5日前完成。",
    "（二）开展宣传教育。每村张贴“防火令”不少于5张，组织召开村民小组会议不少于2次。",
    "（三）加强值班值守。防火期内实行24小时值班和领导带班制度，严格执行“有火必报、有火快报”的要求，任何单位和个人不得迟报、漏报、瞒报。",
    "三、工作要求",
    "各乡镇要加强组织领导，明确1名联络员，于3月10日前将名单报县林业局。县林业局将会同县应急管理局适时开展检查，检查结果不作为年度考核依据。",
]
ROSTER: list[Row] = [
    ["云水县外出务工人员花名册", None, None, None, None],
    ["填报单位:", None, None, "单位:人、元", None],
    ["序号", "姓名", "身份证号", "务工情况", None],
    [None, None, None, "地点", "月收入"],
    [1, "周山川", "990101199001011234", "外省", 4200],
    [2, "吴小溪", "990101199202022345", "县内", 3100],
    ["注:1.本表于每月25日前报送。", None, None, None, None],
]
ROSTER_MERGES = ["A1:E1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "A7:E7"]
TASKS: list[Row] = [
    ["工作任务", "责任单位", "完成时限"],
    ["清理可燃物", "各乡镇", "4月5日前"],
    ["张贴防火令", "各村", "3月底前"],
]


def full_docx() -> bytes:
    """Every part a paper in Word may have."""
    body = (
        docx.text_box("云林发〔2026〕3号")
        + "".join(docx.paragraph(line) for line in (TITLE, *NOTICE[:2]))
        + docx.numbered("值班要求")
        + f"<w:p>{docx.run('各村')}{docx.deleted('每日')}{docx.inserted('每周')}{docx.run('报送一次巡查情况。')}</w:p>"
        + docx.table([[str(cell) for cell in row] for row in TASKS])
        + "".join(docx.paragraph(line) for line in NOTICE[3:])
    )
    return make_docx(
        body=body,
        head="云水县林业局文件",
        header="春季防火",
        footer="抄送:县应急管理局",
        footnotes=["值班电话另行通知。"],
        comments=["时限是否太紧"],
    )


def write_originals() -> None:
    """Needs Chromium, a Chinese font and, for the old Office formats, LibreOffice."""
    roster = make_xlsx({"花名册": ROSTER}, {"花名册": ROSTER_MERGES})
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TASKS)
    tail = f'<p class="right">云水县林业局</p><p class="right">2026年3月2日</p><table>{rows}</table>'
    plain = make_docx([TITLE, *NOTICE])
    files = {
        "fire-watch.docx": full_docx(),
        "fire-season.pdf": print_pdf(
            page_html(
                SEASON + SEASON[3:8],
                title="云水县林业局关于做好2026年春季森林防火工作的通知",
                head="云水县林业局文件",
                extra=tail,
            )
        ),
        "two-columns.pdf": print_pdf(page_html(SEASON[1:10] * 2, title="云水简报", columns=True)),
        "fire-watch-scan.pdf": make_scan(NOTICE, title=TITLE),
        "fire-watch.jpg": make_image(NOTICE, title=TITLE),
        "fire-watch.ofd": make_ofd(
            [TITLE, *NOTICE], template=text_object("云水县林业局文件", 40, 20, size=12, color="230 0 18")
        ),
        "roster.xlsx": roster,
        "tasks.csv": make_csv(TASKS),
        "fire-watch.eml": make_eml(TITLE, "\n".join(NOTICE), {"任务.xlsx": make_xlsx({"任务": TASKS})}),
        "fire-watch.msg": make_msg(TITLE, "\n".join(NOTICE), {"任务.csv": make_csv(TASKS)}),
        "papers.zip": make_zip({"通知.docx": plain, "任务.csv": make_csv(TASKS)}, encoding="gb18030"),
        "fire-watch.txt": "\n".join([TITLE, *NOTICE]).encode("gb18030"),
        "fire-watch.html": page_html(NOTICE, title=TITLE, extra=f"<table>{rows}</table>").encode(),
        "fire-watch-chat.txt": "\n".join(CHAT).encode(),
    }
    for name, data in files.items():
        (ORIGINALS / name).write_bytes(data)
    if shutil.which("soffice"):
        old = _converted(plain, "docx", "doc:MS Word 97")
        revised = _converted(full_docx(), "docx", "doc:MS Word 97")
        rich = _converted(full_docx(), "docx", "rtf")
        book = _converted(roster, "xlsx", "xls")
        for name, data in (
            ("fire-watch.doc", old),
            ("fire-watch.wps", old),
            ("fire-watch-revised.doc", revised),
            ("fire-watch.rtf", rich),
            ("roster.xls", book),
            ("roster.et", book),
        ):
            (ORIGINALS / name).write_bytes(data)


def _converted(data: bytes, suffix: str, to: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder, f"paper.{suffix}")
        paper.write_bytes(data)
        command = [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            to,
        ]
        subprocess.run(
            [*command, "--outdir", folder, str(paper)], check=True, capture_output=True, timeout=120
        )
        return paper.with_suffix("." + to.split(":")[0]).read_bytes()


if __name__ == "__main__":
    write_originals()
