"""Does a PostgreSQL, a Redis, a RabbitMQ answer here? `python -m tests.services` says which tests will not run.

Exit codes: 0 PostgreSQL answers, 1 it does not, 2 something is missing though JIANFU_TEST_ALL=1 asks for everything.
"""

from __future__ import annotations

import os
import socket
import sys

import pytest

POSTGRES = "postgresql://postgres@127.0.0.1:5432/postgres"
BROKERS = {
    "Redis": ("redis://127.0.0.1:6379/0", 6379),
    "RabbitMQ": ("amqp://guest:guest@127.0.0.1:5672//", 5672),
}


def answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def broker(name: str) -> str:
    """The address of a broker that answers; the test is skipped, or fails where everything is asked for."""
    url, port = BROKERS[name]
    if not answers(port):
        if os.environ.get("JIANFU_TEST_ALL") == "1":
            pytest.fail(f"{name}没有应答")
        pytest.skip(f"{name}没有应答")
    return url


def postgres_answers() -> bool:
    import psycopg

    try:
        psycopg.connect(os.environ.get("TEST_POSTGRES", POSTGRES), connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def main() -> int:
    postgres = postgres_answers()
    missing = ["PostgreSQL"] * (not postgres) + [name for name in BROKERS if not answers(BROKERS[name][1])]
    if missing:
        print(f"没有应答:{'、'.join(missing)}。要用它们的测试不会运行;安装见 docs/operate.md", flush=True)
        if os.environ.get("JIANFU_TEST_ALL") == "1":
            return 2
    return 0 if postgres else 1


if __name__ == "__main__":
    sys.exit(main())
