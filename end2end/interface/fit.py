"""What schemathesis sends, made fit to meet something.

Keys that were made up lead nowhere: every second request asks for what exists, a move for the version that holds.
Each request comes from another place. What was answered is written down, so that somebody can see that it was tried.
"""

import itertools
import json
import os
import urllib.request

import schemathesis
from schemathesis.core import NOT_SET

WITH = json.loads(os.environ["TRIAL"])
KEYS, MOVES = WITH["keys"], WITH["moves"]
turns = itertools.count()


def version(number):
    """The tag of a referral, as a program reads it."""
    asked = urllib.request.Request(f"{os.environ['BASE_URL']}/api/v1/referrals/{number}")
    asked.add_header("Authorization", f"Bearer {WITH['reads_with']}")
    with urllib.request.urlopen(asked) as answer:
        return answer.headers["ETag"]


def elsewhere(turn):
    """Lets a request come from one of many places. It is no part of what was made up, so it is added at the end."""

    def add(request):
        request.headers["X-Forwarded-For"] = f"198.51.{turn // 250 % 250}.{turn % 250 + 1}"
        return request

    return add


@schemathesis.hook
def before_call(context, case, kwargs):
    turn = next(turns)
    kwargs["auth"] = elsewhere(turn)
    if case.meta is None or case.meta.generation.mode.is_negative:
        return
    moves = MOVES.get(case.path.rsplit("/", 1)[-1])
    if moves:
        case.path_parameters["number"] = moves[turn % len(moves)]
        case.headers["if-match"] = version(case.path_parameters["number"])
    if moves or turn % 2:
        return
    for name in case.path_parameters or {}:
        if KEYS.get(name):
            case.path_parameters[name] = KEYS[name][turn // 2 % len(KEYS[name])]
    for name, value in (case.query or {}).items():
        if value is not NOT_SET and KEYS.get(name):
            case.query[name] = KEYS[name][turn // 2 % len(KEYS[name])]


@schemathesis.hook
def after_call(context, case, response):
    with open(WITH["answers"], "a", encoding="utf-8") as answers:
        print(context.operation.label, response.status_code, sep="\t", file=answers)
