"""What can go wrong on the way out. The words are ours: what a server answers may hold an address or a key."""

from __future__ import annotations

NO_ANSWER = "对方服务器连不上"
REFUSED_US = "对方服务器不认我们的账号、密钥或出口地址"
REFUSED_TO = "对方不认这个收件地址"
REFUSED = "对方服务器没有收下"
UNSURE = "送到一半断了，不知道有没有送到，不再重送"


class NotSent(Exception):
    """Certainly not delivered; trying again may help."""


class Refused(NotSent):
    """Certainly not delivered, and trying again does not help."""


class Unsure(Exception):
    """Perhaps delivered: a second message would be worse than none."""

    def __init__(self) -> None:
        super().__init__(UNSURE)
