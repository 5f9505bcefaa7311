"""Children that hang, crash or grow cost one answer; the work goes on."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from enum import Enum
from pathlib import Path

import pytest

from jianfu.core.reading import Reading, process, serving
from jianfu.core.reading.child import Crew, Worker, needs_child
from jianfu.core.reading.shapes import ReadLimits, State, Unreadable

ASKED = "jianfu.core.reading.tests.asked"


@pytest.fixture(scope="module")
def worker() -> object:
    with Worker() as one:
        yield one


def test_one_child_serves_many_calls(worker: Worker) -> None:
    results = [worker.call(f"{ASKED}:double", n) for n in range(5)]
    pids = {worker.call(f"{ASKED}:pid") for _ in range(3)}

    assert results == [0, 2, 4, 6, 8]
    assert len(pids) == 1
    assert os.getpid() not in pids


def test_child_that_was_killed_between_two_files_costs_neither(worker: Worker) -> None:
    pid = worker.call(f"{ASKED}:pid")
    os.kill(pid, signal.SIGKILL)
    time.sleep(0.1)

    assert worker.call(f"{ASKED}:double", 4) == 8


def test_readings_travel_whole(worker: Worker) -> None:
    (reading,) = worker.call(
        "jianfu.core.reading:read_file", "a.txt", "请于6月12日前报送。".encode(), ReadLimits()
    )

    assert reading.state is State.READ
    assert reading.text.span(0, 2).where == "第1段"


def test_large_arguments_and_results_travel(worker: Worker) -> None:
    data = b"a" * 20_000_000

    (reading,) = worker.call("jianfu.core.reading:read_file", "a.txt", data)

    assert len(reading.text.chars) == len(data)


@pytest.mark.parametrize(
    ("function", "arguments", "words"),
    [
        ("sleep_at", (1, 1), "超过 2 秒"),
        ("die_at", (1, 1), "意外中断"),
        ("refuse", (), "读不出"),
        ("stumble", (), "KeyError"),
        ("evil", (), "意外中断"),
        ("unknown", (), "AttributeError"),
    ],
)
def test_trouble_is_a_chinese_answer_and_the_next_call_works(
    worker: Worker, function: str, arguments: tuple[int, ...], words: str
) -> None:
    with pytest.raises(Unreadable) as answer:
        worker.call(f"{ASKED}:{function}", *arguments, seconds=2)

    assert words in str(answer.value)
    assert "words of the file" not in str(answer.value)
    assert worker.call(f"{ASKED}:double", 21) == 42


def test_a_child_that_grows_is_stopped_in_time() -> None:
    with Worker(memory_bytes=300 * 2**20) as small, pytest.raises(Unreadable, match="内存"):
        small.call(f"{ASKED}:grow")


def test_a_library_that_prints_spoils_nothing(worker: Worker) -> None:
    assert worker.call(f"{ASKED}:print_noise") == 7


def test_a_crew_answers_every_item_once() -> None:
    with Crew(2) as crew:
        results = dict(crew.map(f"{ASKED}:double", [(n,) for n in range(500)]))

    assert results == {n: n * 2 for n in range(500)}


def test_a_death_in_a_crew_costs_its_own_item_only() -> None:
    with Crew(2) as crew:
        results = dict(crew.map(f"{ASKED}:die_at", [(n, 7, 8, 60) for n in range(100)]))

    lost = sorted(n for n, result in results.items() if isinstance(result, Unreadable))
    assert lost == [7, 8, 60]
    assert sorted(results) == list(range(100))


def test_a_slow_item_in_a_crew_costs_its_own_item_only() -> None:
    with Crew(2, seconds=4) as crew:
        results = dict(crew.map(f"{ASKED}:sleep_at", [(n, 0) for n in range(60)]))

    assert isinstance(results.pop(0), Unreadable)
    assert results == {n: n for n in range(1, 60)}


def test_batches_of_large_items_do_not_block() -> None:
    large = "x" * 200_000
    with Crew(2) as crew:
        results = dict(
            crew.map("jianfu.core.reading.normalise:normalise", [(large + str(n),) for n in range(40)])
        )

    assert all(results[n] == (large + str(n), None) for n in range(40))


def test_a_batch_given_up_leaves_nothing_for_the_next() -> None:
    with Crew(2) as crew:
        for _ in crew.map(f"{ASKED}:double", [(n,) for n in range(50)]):
            break
        results = dict(crew.map(f"{ASKED}:double", [(n,) for n in range(100, 110)]))

    assert results == {n: (n + 100) * 2 for n in range(10)}


def test_a_converter_ends_with_its_child() -> None:
    with Worker() as one:
        converter = one.call(f"{ASKED}:start_converter")
        with pytest.raises(Unreadable):
            one.call(f"{ASKED}:sleep_at", 1, 1, seconds=1)

    assert _ends(converter, within=2)


def test_children_end_when_their_parent_is_killed() -> None:
    program = (
        "from jianfu.core.reading.child import Worker\n"
        f"w = Worker(); print(w.call('{ASKED}:pid'), flush=True); w.call('{ASKED}:sleep_at', 1, 1)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=Path(__file__).parents[4]
    )
    assert parent.stdout
    child = int(parent.stdout.readline())

    parent.kill()
    parent.wait()

    assert _ends(child, within=5)


def test_what_a_converter_left_is_gone_with_its_child() -> None:
    with Worker() as one:
        ended = one.call(f"{ASKED}:leave_a_file")
        with pytest.raises(Unreadable):
            one.call(f"{ASKED}:die_at", 1, 1)
        closed = one.call(f"{ASKED}:leave_a_file")

    assert not Path(ended).exists()
    assert not Path(closed).exists()
    assert not Path(closed).parent.exists()


def test_a_child_ignores_the_interrupt_of_the_terminal(worker: Worker) -> None:
    child = worker.call(f"{ASKED}:pid")

    os.kill(child, signal.SIGINT)

    assert worker.call(f"{ASKED}:pid") == child


def test_a_closed_crew_leaves_no_process() -> None:
    with Crew(1) as crew:
        ((_, child),) = crew.map(f"{ASKED}:pid", [()])

    assert _ends(child, within=1)


@pytest.mark.parametrize(
    ("content", "needed"),
    [("请报送材料".encode(), False), (b"%PDF-1.7", True), (b"PK\x03\x04", True), (b"a" * 3_000_000, True)],
)
def test_small_text_needs_no_child(tmp_path: Path, content: bytes, needed: bool) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)

    assert needs_child(path) is needed


def _ends(pid: int, within: float) -> bool:
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
            if " Z " in Path(f"/proc/{pid}/stat").read_text():
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False


def test_answer_is_taken_from_a_python_that_packs_enums_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian 12 has such a one: its way of packing is a call that the parent refuses."""
    monkeypatch.setattr(Enum, "__reduce_ex__", lambda self, _: (getattr, (type(self), self.name)))
    reading = Reading("通知.txt", "text", State.READ, "0" * 64)

    assert process._loaded(pickle.dumps((True, reading))) != reading
    assert process._loaded(serving.packed((True, reading))) == reading
