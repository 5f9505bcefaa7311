"""Server time and weight of the page, on a real site with the sample county.

    python -m benchmarks.page

Server time is the whole request over the loopback, measured by the client. Budgets: pages p95 <= 150 ms, first view
<= 80 KB compressed in <= 6 requests, a dropped text or docx examined in <= 2 s.
"""

from __future__ import annotations

import re
import statistics
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.site.conftest import Site, Visitor, free_port, start_site, stop_site
from tests.site.papers import draft

REQUESTS = 200
CLIENTS = 4


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = start_site(Path(folder) / "var", free_port(), JIANFU_DROPS_PER_MINUTE="100000")
        try:
            measure(site)
        finally:
            stop_site(site)


def measure(site: Site) -> None:
    visitor = Visitor(site.url)
    waits = []
    for n in range(20):
        began = time.perf_counter()
        item = visitor.drop(f"第{n}份.docx", draft(f"第{n}份"))
        visitor.wait(item)
        waits.append(time.perf_counter() - began)
    print(
        f"drop to result, docx    median {statistics.median(waits):.2f} s, worst of 20 {max(waits):.2f} s (budget 2 s)"
    )
    size, requests = first_view(site.url)
    print(f"first view              {size / 1024:.1f} KB compressed, {requests} requests (budget 80 KB, 6)")
    for label, path in (("first page", "/"), ("item", item), ("opinion", f"{item}opinion/")):
        alone = timed(visitor, path, 1)
        crowd = timed(visitor, path, CLIENTS)
        print(
            f"{label:<12} server    p50 {p(alone, 50):.0f} ms, p95 {p(alone, 95):.0f} ms; "
            f"{CLIENTS} clients p95 {p(crowd, 95):.0f} ms (budget 150 ms)"
        )


def timed(visitor: Visitor, path: str, clients: int) -> list[float]:
    """Milliseconds of each request."""

    def one(_: int) -> float:
        began = time.perf_counter()
        visitor.read(path)
        return (time.perf_counter() - began) * 1000

    with ThreadPoolExecutor(clients) as pool:
        return sorted(pool.map(one, range(REQUESTS)))


def p(times: list[float], percent: int) -> float:
    return times[min(len(times) - 1, len(times) * percent // 100)]


def first_view(url: str) -> tuple[int, int]:
    """Compressed bytes with headers, and requests, of a cold first page with all it names."""
    page, size = fetch(url + "/")
    named = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    return size + sum(fetch(url + path)[1] for path in named), 1 + len(named)


def fetch(url: str) -> tuple[str, int]:
    import gzip

    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        body = answer.read()
        size = len(body) + len(str(answer.headers))
        packed = answer.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(body) if packed else body).decode(), size


if __name__ == "__main__":
    main()
