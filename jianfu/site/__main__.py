"""`jianfu-site`: the commands of the site (serve, worker, sample, migrate, check, ...)."""

import os
import sys


def main() -> None:
    run(sys.argv)


def run(argv: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianfu.site.settings")
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError

    from jianfu.site.databases import in_chinese

    try:
        execute_from_command_line(argv)
    except DatabaseError as error:
        if "--traceback" in argv:
            raise
        sys.exit(in_chinese(error))


if __name__ == "__main__":
    main()
