"""Papers with the same words: remembered as fingerprints, compared word for word when somebody asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count, Min, QuerySet
from django.utils import timezone

from jianfu.apps.gate.core import DemandState
from jianfu.apps.gate.models import Copy, Fingerprint, Notice, Wording
from jianfu.apps.gate.status import status_of
from jianfu.core.overlap import (
    Changes,
    Letters,
    Likeness,
    Split,
    find_split,
    letters_of,
    likely_share,
    likeness,
    marked,
    marks_of,
    pack,
    said_in_one_line,
    unpack,
    what_changed,
)

KEPT_AT_LEAST, KEPT_ONE_IN = 32, 4
"""Of its fingerprints a paper stores the smallest: a quarter, at least 32. Three years of a city fit beside its papers."""
COMMON = 50
"""A fingerprint of so many wordings is a turn of phrase; of these the newest are remembered."""
ASKED = 256
"""Fingerprints of one paper that are looked up."""
LIKELY_AT_MOST = 40
"""Wordings whose fingerprints are compared, in scope or not."""
COMPARED = 8
"""Papers that are compared word for word, at most."""
SAME = 0.97
"""Of both papers: what is left are letters that a scan has lost."""
_NO_WORDS = frozenset({"note", "comment"})
"""Blocks of the stored paper that are not the sender's words."""


@dataclass(frozen=True, slots=True)
class Prints:
    """What is stored of a text. `kept`: its smallest fingerprints. `marks`: all of them with their places, packed."""

    digest: UUID
    kept: tuple[int, ...]
    marks: bytes


@dataclass(frozen=True, slots=True)
class Similar:
    """Another paper, and what it has in common with the one that was asked about (a)."""

    notice: Notice
    likeness: Likeness
    changes: Changes

    @property
    def line(self) -> str:
        """One line for people: 与4月13日已停收事项内容相似92%,仅改名称."""
        return said_in_one_line(self.likeness, self.changes, name_of(self.notice))


def words_of(notice: Notice) -> str:
    """The words as the page shows them, one block a line."""
    return "\n".join(
        "".join(piece[0] for piece in pieces) for _, part, pieces in notice.paper if part not in _NO_WORDS
    )


def prints_of(words: str | Letters) -> Prints | None:
    """None for a text without letters: a picture, a list of dates."""
    letters = words if isinstance(words, Letters) else letters_of(words)
    if not letters.text:
        return None
    found = marked(letters)
    kept = tuple(islice(found, max(KEPT_AT_LEAST, len(found) // KEPT_ONE_IN)))
    digest = blake2b(letters.text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return Prints(UUID(bytes=digest), kept, pack(marks_of(letters, found)))


@transaction.atomic
def store(notice: Notice, prints: Prints | None) -> None:
    """Remember the words of a notice. Done twice it leaves one result."""
    forget([notice])
    if prints is None:
        return
    wording, new = Wording.objects.get_or_create(
        digest=prints.digest,
        defaults={
            "kept": len(prints.kept),
            "bound": max(prints.kept, default=0),
            "marks": prints.marks,
        },
    )
    Copy.objects.create(notice=notice, wording=wording)
    if new:
        Fingerprint.objects.bulk_create(Fingerprint(hash=one, wording=wording) for one in prints.kept)
        _drop_the_oldest(prints.kept)


@transaction.atomic
def forget(notices: Iterable[Notice]) -> None:
    """Nothing is known any more of the words of these notices, unless another notice has the same."""
    wordings = Wording.objects.filter(copies__notice__in=list(notices))
    mine = list(wordings.values_list("pk", flat=True))
    if not mine:
        return
    Copy.objects.filter(notice__in=list(notices)).delete()
    Wording.objects.filter(pk__in=mine, copies=None).delete()


def _drop_the_oldest(kept: tuple[int, ...]) -> None:
    """A turn of phrase stays with its newest wordings, so that looking it up stays cheap however long the office runs."""
    full = (
        Fingerprint.objects.filter(hash__in=kept)
        .values("hash")
        .annotate(wordings=Count("wording_id"), oldest=Min("wording_id"))
        .filter(wordings__gt=COMMON)
    )
    gone = [(row["hash"], row["oldest"]) for row in full]
    if gone:
        Fingerprint.objects.filter(pk__in=gone).delete()


def similar(notice: Notice, scope: QuerySet[Notice], k: int = 5) -> list[Similar]:
    """Other papers of `scope` that share a good part of their words with this one, the likest first."""
    return similar_to(letters_of(words_of(notice)), scope.exclude(pk=notice.pk), k)


def similar_to(letters: Letters, scope: QuerySet[Notice], k: int = 5) -> list[Similar]:
    """The same for words that are no notice yet. Of papers with the same words the newest stands for all."""
    found: list[Similar] = []
    for other in _candidates(letters, scope, COMPARED):
        theirs = letters_of(words_of(other))
        common = likeness(letters, theirs)
        if common.is_reuse:
            found.append(Similar(other, common, what_changed(letters, theirs, common)))
        if len(found) == k:
            break
    return sorted(found, key=lambda one: -one.likeness.share)


def same_paper(notice: Notice, scope: QuerySet[Notice]) -> Notice | None:
    """The paper of `scope` with these very words, days and numbers included, whatever head or stamp stands above."""
    for one in similar(notice, scope, k=3):
        if one.likeness.of_both >= SAME and not one.changes.numbers:
            return one.notice
    return None


def _candidates(letters: Letters, scope: QuerySet[Notice], most: int) -> list[Notice]:
    """Notices of `scope`, the newest of each wording, those that hold the largest part first."""
    wordings = wordings_like(letters)
    if not wordings:
        return []
    copies = scope.filter(copy__wording__in=wordings).order_by("received_at", "pk")
    newest = {wording: pk for wording, pk, _ in copies.values_list("copy__wording_id", "pk", "received_at")}
    chosen = [newest[wording] for wording in wordings if wording in newest][:most]
    papers = Notice.objects.defer("report", "lines", "suggestions").in_bulk(chosen)
    return [papers[pk] for pk in chosen if pk in papers]


def wordings_like(letters: Letters) -> list[int]:
    """Wordings that seem to share a good part of the text, most first. One query, whatever the store holds."""
    found = marked(letters)
    mine = marks_of(letters, found)
    shares = {
        wording: likely_share(mine, unpack(packed)) if packed else 1.0
        for wording, packed in _sharing(list(islice(found, ASKED)))
    }
    return sorted((wording for wording in shares if shares[wording]), key=lambda w: -shares[w])


# What many papers hold tells little: a turn of phrase weighs a fiftieth of a sentence nobody else wrote. Counted in
# the database: some thousand rows for one paper, of which forty leave it.
_SHARING = """
    SELECT wording.id, wording.marks FROM gate_wording wording JOIN (
        SELECT wording_id, SUM(1.0 / holders) AS weight FROM (
            SELECT wording_id, COUNT(*) OVER (PARTITION BY hash) AS holders FROM gate_fingerprint WHERE hash IN ({asked})
        ) each_one GROUP BY wording_id HAVING COUNT(*) >= %s ORDER BY weight DESC, wording_id DESC LIMIT %s
    ) likely ON likely.wording_id = wording.id
"""


def _sharing(asked: list[int]) -> list[tuple[int, bytes]]:
    """Wordings that hold at least two of the fingerprints (one, if no more are asked for), and their marks."""
    if not asked:
        return []
    statement = _SHARING.format(asked=", ".join(["%s"] * len(asked)))
    with connection.cursor() as cursor:
        cursor.execute(statement, [*asked, min(2, len(asked)), LIKELY_AT_MOST])
        return [(wording, bytes(packed)) for wording, packed in cursor.fetchall()]


def came_back_in_parts(
    earlier: Notice, scope: QuerySet[Notice], k: int = 10
) -> tuple[Split, list[Notice]] | None:
    """Later papers of `scope` that together hold most of `earlier`, none of them alone; None: there are none."""
    whole = letters_of(words_of(earlier))
    later = scope.exclude(pk=earlier.pk).filter(received_at__gte=earlier.received_at)
    papers = _candidates(whole, later, k)
    split = find_split(whole, [letters_of(words_of(one)) for one in papers])
    return (split, [papers[n] for n in split.parts]) if split else None


def name_of(notice: Notice) -> str:
    """How people call an earlier paper in a line: 4月13日已停收事项; without an answer 4月13日来件."""
    status = status_of(notice)
    day = timezone.localtime(notice.admission.admitted_at if notice.number else notice.received_at)
    # 已准入，其余审核中: its first words are enough for a name.
    what = "来件" if status.state == DemandState.CHECKED else f"{status.words.partition('，')[0]}事项"
    return f"{day.month}月{day.day}日{what}"
