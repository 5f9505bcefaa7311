"""Pages that say what happened, what is safe, and what to do next; the same to a person and to the script."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from jianfu.apps.gate.core import NotNow


def problem(request: HttpRequest, title: str, words: str, status: int) -> HttpResponse:
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"title": title, "words": words}, status=status)
    return render(request, "gate/problem.html", {"title": title, "words": words}, status=status)


def not_now(request: HttpRequest, why: NotNow) -> HttpResponse:
    """Somebody else was quicker, or the clock was."""
    return problem(request, "这一步没有做", str(why), 409)


def too_fast(request: HttpRequest) -> HttpResponse:
    return problem(request, "放得太快了", "已收到的都在处理，没有丢。请过一分钟再放其余的。", 429)


def no_room(request: HttpRequest) -> HttpResponse:
    return problem(request, "暂时放不下", "服务器正忙，已收到的都在处理。请过几分钟再放其余的。", 503)


def busy(request: HttpRequest) -> HttpResponse:
    return problem(request, "这一步没有做", "服务器正忙，内容没有变动。请过一分钟再试一次。", 503)


def too_large(request: HttpRequest) -> HttpResponse:
    words = f"一次最多{settings.FILE_MB}MB，这次没有保存任何内容。请分几次放，或先去掉大图片。"
    return problem(request, "文件太大", words, 413)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    words = "页面开得太久，为了安全没有接收。写的文字还在，请回首页再放一次。"
    return problem(request, "页面过期了", words, 403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem(request, "没有看懂", "这次请求不完整，没有保存任何内容。请回首页再试。", 400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    words = "这个地址没有内容：可能已撤回，也可能地址不全。其他内容不受影响。请回首页看看。"
    return problem(request, "没有找到", words, 404)


def full_disk(request: HttpRequest, taken: int = 0) -> HttpResponse:
    """Nothing more can be kept; `taken` papers of this drop were."""
    first = f"前{taken}份已收下,其余的未收下" if taken else "这次的没有收下"
    words = f"磁盘已满,{first},原件请保留。已保存的都在,没有丢。请告诉管理员腾出空间,再放一次。"
    return problem(request, "磁盘已满", words, FULL)


FULL = 507


def server_error(request: HttpRequest) -> HttpResponse:
    words = "服务器出了错，已放入的内容还在。请稍后再试；仍不行时请告诉管理员。"
    return problem(request, "出了点问题", words, 500)
