"""Argon2 as a small server can bear it: 19 MiB and one thread a password, the least OWASP recommends."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class OfficeArgon2(Argon2PasswordHasher):
    # Django's own asks for 100 MiB and eight threads: eight people at once would need 800 MiB.
    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
