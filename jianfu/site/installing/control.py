"""`HOME/jianfu start` and `stop`, for machines without systemd and for both alike."""

from __future__ import annotations

import sys
from pathlib import Path

from jianfu.site.installing import Failed, service
from jianfu.site.installing.home import Home


def main(folder: str, what: str) -> int:
    home = Home(Path(folder))
    try:
        if what == "stop":
            service.stop(home)
            print("已停止,数据都在")
        elif service.running(home):
            print("已经在运行")
        else:
            service.start(home)
            service.wait_for_service(home)
            print("已启动,运行正常")
    except Failed as why:
        print(why, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
