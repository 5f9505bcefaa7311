"""`jianfu check ...`: core only, starts without Django."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from jianfu import duty, voice

FOUND, CLEAN, BROKEN = 1, 0, 2
"""Exit codes: findings, nothing found, something could not be read or the call is wrong."""

SITE = {
    "journal": "核对日志是否完整(verify),或为它存证(checkpoint)",
    "backup": "备份成一个加密文件",
    "restore": "用备份恢复,或先演练(--drill)",
}
"""Commands about what a site keeps: only these start Django."""


def main(argv: Sequence[str] | None = None) -> int:
    """The program. Returns the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] in SITE:
        return _site(words)
    if words and words[0] == "upgrade":
        from jianfu.site.installing import upgrade

        return upgrade.main(words[1:])
    options = _parser().parse_args(words)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # `jianfu check … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN
    except KeyboardInterrupt:
        print("已停止。已输出的结果有效,原文件没有改动。", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="jianfu", description="读原件,找出要基层做的事,给出更轻的办法。")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    check = commands.add_parser("check", help="检查文件、文件夹或标准输入(-)")
    check.add_argument("paths", nargs="*", default=["-"], metavar="PATH", help="文件或文件夹;- 为标准输入")
    check.add_argument("--format", choices=("text", "json", "html", "docx"), default="text", help="输出形式")
    check.add_argument("--output", type=Path, metavar="DIR", help="html、docx放到哪个文件夹")
    check.add_argument("--now", type=_moment, metavar="ISO", help="以哪个时刻为准,默认为此刻")
    check.add_argument("--area", type=Path, metavar="FILE", help="地方参数文件(TOML)")
    check.add_argument(
        "--select", type=_codes, default=(), metavar="CODES", help="只用这些规则,如 MTG,FRM007"
    )
    check.add_argument("--ignore", type=_codes, default=(), metavar="CODES", help="不用这些规则")
    check.add_argument("--with-text", action="store_true", help="JSON里带上提取的全文")
    check.set_defaults(run=_check)
    rules = commands.add_parser("rules", help="列出规则")
    rules.add_argument("--format", choices=("text", "json"), default="text")
    rules.set_defaults(run=_rules)
    rule = commands.add_parser("rule", help="看一条规则:依据、例句、更轻的办法")
    rule.add_argument("code", metavar="CODE")
    rule.add_argument("--format", choices=("text", "json"), default="text")
    rule.set_defaults(run=_rule)
    _form_parsers(commands)
    duty.add_commands(commands)
    voice.add_command(commands)
    for name, words in (SITE | {"upgrade": "换成安装包里的新版;不能用时自己退回"}).items():
        commands.add_parser(name, help=words)
    return parser


def _form_parsers(commands: Any) -> None:
    """`jianfu form read`, `match` and `fill`."""
    form = commands.add_parser("form", help="读空白表:有哪些栏目,哪些已有人掌握")
    doing = form.add_subparsers(dest="doing", required=True, metavar="做什么")
    for name, words, what in (
        ("read", "列出栏目:路径、单位、填在哪一格、一行是谁", "空白表:xlsx、xls、et、csv、docx"),
        ("match", "每一栏对应哪个数据元,能不能直接填", "空白表,或栏目的JSON"),
    ):
        one = doing.add_parser(name, help=words)
        one.add_argument("path", metavar="FILE", help=what)
        one.add_argument("--format", choices=("text", "json"), default="text", help="输出形式")
        one.set_defaults(run=_form)
    fill = doing.add_parser("fill", help="按已有数据填好空格,版式不变,说明出处和没填的")
    fill.add_argument("path", metavar="FILE", help="空白表:xlsx、xlsm、docx")
    fill.add_argument(
        "--from", dest="data", required=True, type=Path, metavar="DATA", help="数据文件夹或一个csv、xlsx"
    )
    fill.add_argument("--output", type=Path, metavar="OUT", help="填好的表放哪里,默认在原件旁边")
    fill.add_argument("--format", choices=("text", "json"), default="text", help="输出形式")
    fill.add_argument("--now", type=datetime.fromisoformat, metavar="ISO", help="以哪个时刻为准,默认为此刻")
    fill.add_argument("--area", type=Path, metavar="FILE", help="地方参数文件(TOML)")
    fill.add_argument("--marks", choices=("yellow", "none"), default="yellow", help="没填的格标黄,或不标")
    fill.add_argument(
        "--allow", type=_words, default=(), metavar="GROUPS", help="允许的敏感类,如 bank,disability"
    )
    fill.add_argument("--answers", type=Path, metavar="FILE", help="对请确认各格的答复(JSON)")
    fill.set_defaults(run=_fill)


def _site(words: list[str]) -> int:
    from jianfu.site.__main__ import run

    run(["jianfu", *words])
    return CLEAN


def _moment(text: str) -> datetime:
    """An ISO moment as office time; a zone is dropped, since papers know none."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是ISO时刻,例如2026-06-10T09:00") from None


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in text.split(",") if code.strip())


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip().lower() for word in text.split(",") if word.strip())


# -- check


def _check(options: argparse.Namespace) -> int:
    from jianfu.check import Order, check_paths
    from jianfu.core.limits import LimitsError, load_limits

    order = Order(
        form=options.format,
        now=options.now or datetime.now(),
        area=options.area,
        select=options.select,
        ignore=options.ignore,
        output=options.output,
        with_text=options.with_text,
        color=sys.stdout.isatty() and "NO_COLOR" not in os.environ,
    )
    try:
        load_limits(order.area)
    except LimitsError as error:
        return _wrong(str(error))
    if unknown := _unknown_codes(order.select + order.ignore):
        return _wrong(f"没有规则{unknown}。用 jianfu rules 查看全部规则")
    missing = [p for p in options.paths if p != "-" and not Path(p).exists()]
    for path in missing:
        print(f"{path}: 没有这个文件或文件夹", file=sys.stderr)
    if order.output:
        order.output.mkdir(parents=True, exist_ok=True)
    outcomes = check_paths((p for p in options.paths if p not in missing), order)
    if missing or any(o.unread for o in outcomes):
        return BROKEN
    return FOUND if any(o.findings for o in outcomes) else CLEAN


def _wrong(message: str) -> int:
    print(message, file=sys.stderr)
    return BROKEN


def _unknown_codes(codes: tuple[str, ...]) -> str | None:
    """The first of `codes` that no rule's code starts with."""
    from jianfu.core.rules.catalogue import all_rules

    return next((c for c in codes if not any(r.code.startswith(c) for r in all_rules())), None)


def _form(options: argparse.Namespace) -> int:
    from jianfu.form import match_form, read_form

    return (read_form if options.doing == "read" else match_form)(options.path, options.format)


def _fill(options: argparse.Namespace) -> int:
    from jianfu.fill import fill_form

    return fill_form(options)


# -- rules


def _rules(options: argparse.Namespace) -> int:
    from jianfu.core.reports.words import VERDICT
    from jianfu.core.rules.catalogue import all_rules

    for rule in all_rules():
        if options.format == "json":
            print(json.dumps(_rule_json(rule), ensure_ascii=False))
        else:
            print(f"{rule.code}  {VERDICT[rule.level]}  {rule.title}")
    return CLEAN


def _rule(options: argparse.Namespace) -> int:
    from jianfu.core.reports.words import VERDICT
    from jianfu.core.rules.catalogue import all_rules
    from jianfu.core.rules.sources import cite

    rule = next((r for r in all_rules() if r.code == options.code.upper()), None)
    if rule is None:
        return _wrong(f"没有规则{options.code}。用 jianfu rules 查看全部规则")
    if options.format == "json":
        print(json.dumps(_rule_json(rule), ensure_ascii=False))
        return CLEAN
    shown = _rule_json(rule)
    print(f"{rule.code} {rule.title}({VERDICT[rule.level]})")
    print(f"依据:{cite(rule.source)}:{rule.source.says}")
    print(f"自{rule.since}起{',本地设置' if rule.local else ''}")
    print(f"可以:{rule.lighter}")
    print("会提示的例句:", *(f"  - {x}" for x in shown["bad"]), sep="\n")
    print("不会提示的例句:", *(f"  - {x}" for x in shown["good"]), sep="\n")
    return CLEAN


def _rule_json(rule: Any) -> dict[str, Any]:
    def texts(examples: Iterable[Any]) -> list[str]:
        return [str(e) for e in examples]

    return {
        "code": rule.code,
        "title": rule.title,
        "verdict": str(rule.level),
        "source": {
            "paper": rule.source.paper,
            "clause": rule.source.clause,
            "says": rule.source.says,
            "verified": str(rule.source.verified) == "V",
        },
        "since": rule.since.isoformat(),
        "local": rule.local,
        "needs": [n.rpartition(".")[2] for n in rule.needs],
        "registers": [*rule.rests_on, *rule.registers],
        "lighter": rule.lighter,
        "bad": texts(rule.bad),
        "good": texts(rule.good),
    }


if __name__ == "__main__":
    sys.exit(main())
