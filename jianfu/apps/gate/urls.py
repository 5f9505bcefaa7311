"""Addresses of the gate. A key is random: who knows the address of an open item may look at it."""

from django.urls import path

from jianfu.apps.gate.views import desk, items, numbers, papers, review, rules

app_name = "gate"
urlpatterns = [
    path("", papers.first_page, name="home"),
    path("drop/", papers.drop, name="drop"),
    path("drop/<slug:upload>/", papers.drop_part, name="drop-part"),
    path("item/<slug:key>/", papers.item, name="item"),
    path("item/<slug:key>/opinion/", papers.opinion, name="opinion"),
    path("item/<slug:key>/deadlines.ics", papers.deadlines, name="deadlines"),
    path("item/<slug:key>/deadline/<int:number>/", papers.choose, name="choose"),
    path("item/<slug:key>/withdraw/", papers.withdraw, name="withdraw"),
    path("item/<slug:key>/hand-in/", desk.hand_in, name="hand-in"),
    path("item/<slug:key>/adopt/", desk.adopt, name="adopt"),
    path("item/<slug:key>/revised/", desk.revised, name="revised"),
    path("item/<slug:key>/stamped/", desk.stamped, name="stamped"),
    path("item/<slug:key>/urgent/", desk.urgent, name="urgent"),
    path("item/<slug:key>/pass-on/", desk.pass_on, name="pass-on"),
    path("items/", items.items, name="items"),
    path("calendar/<str:key>.ics", items.calendar, name="calendar"),
    path("review/", review.queue, name="review"),
    path("review/<slug:key>/", review.queue, name="review-item"),
    path("review/<slug:key>/decide/", review.decide, name="decide"),
    path("review/<slug:key>/wrong/", review.mark_wrong, name="mark-wrong"),
    path("review/answer/<int:number>/undo/", review.undo, name="undo"),
    path("review/wrong/<int:number>/undo/", review.take_mark_back, name="take-mark-back"),
    path("settings/rules/", rules.rules, name="rules"),
    path("settings/rules/examples.txt", rules.examples, name="rule-examples"),
    path("number/", numbers.look_up, name="numbers"),
    path("number/<str:number>/", numbers.look_up, name="number"),
    path("number/<str:number>/code.svg", numbers.code, name="code"),
    path("type-size/", papers.type_size, name="type-size"),
    path("well/", papers.well, name="well"),
]
