#!/usr/bin/env python3
"""Tries the open interface with every kind of token (see run.sh)."""

import base64
import collections
import datetime
import hashlib
import hmac
import html
import json
import os
import re
import struct
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests

BASE, WORK = os.environ["BASE_URL"], Path(os.environ["WORK"])
FULL = os.environ.get("PHANHOI_TEST_SIZE") == "full"
# Requests that are made up for each address and method, beside those that try each limit once.
EXAMPLES = 150 if FULL else 8
# Seconds after which a run is hopeless. A token is answered twice a second, once it has asked a hundred and twenty times.
MOST = 1800 if FULL else 300
API = f"{BASE}/api/v1"
HEAD, FOCAL, HANDLER = "phochutich.ubnd.donglat", "daumoi.ubnd.donglat", "xuly.ubnd.donglat"
FOCAL_NAME, HANDLER_NAME = "Vi Thị Lụa", "Hà Công Thuần"
READS, ANSWERS = "DOC_PHIEU", "TRA_LOI"


class Officer:
    """Somebody who signed in."""

    def __init__(self, login, password, secret):
        self.browser = requests.Session()
        self.browser.headers["Origin"] = BASE
        self.post("/can-bo/dang-nhap", login=login, password=password)
        self.post("/can-bo/ma-xac-thuc", otp=one_time(secret))

    def post(self, path, **fields):
        answer = self.browser.post(BASE + path, data=fields)
        if answer.status_code != 200:
            sys.exit(f"{path} answered {answer.status_code}")
        return answer.text

    def get(self, path):
        return self.browser.get(BASE + path).text


def one_time(secret):
    """The one-time password of now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    mac = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1)
    at = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[at:at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def accounts():
    rows = (line.split("\t") for line in (WORK / "accounts.tsv").read_text("utf-8").splitlines())
    return {row[1]: row[1:4] for row in rows if len(row) == 4}


def make_token(head, officer, name, acts_for, scopes):
    """Whoever leads the unit allows it, the officer in whose place it acts gets it."""
    page = "/don-vi/ket-noi"
    person = re.search(rf'<option value="([0-9-]+)"[^>]*>[^<]*{acts_for}', head.get(page))
    until = datetime.date.today() + datetime.timedelta(days=30)
    head.post(page, action="make-token", system_name=name, acts_for=person[1], scope=scopes, holds_until=until)
    row = re.search(rf'<tr>(?:(?!</tr>).)*{re.escape(name)}.*?name="token" value="(\d+)"', officer.get(page), re.DOTALL)
    shown = officer.post(page, action="take-token", token=row[1])
    return html.unescape(re.search(r'data-token=""[^>]*>([^<]+)<', shown)[1])


def ask(path, token=None):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return requests.get(API + path, headers=headers, timeout=10).json()


def keys(token):
    """Some of what exists, by the names of parameters."""
    published, units = ask("/published"), ask("/units")["items"]
    referrals = [row for tray in ("cho-xu-ly", "cho-noi-khac", "da-xong") for row in ask(f"/referrals?tray={tray}", token)["items"]]
    return {
        "slug": [entry["slug"] for entry in published["items"]],
        "number": [row["number"] for row in referrals],
        "code": ["not-found", "stale", "bad-parameter"],
        "unit": [unit["id"] for unit in units],
        "parent": [unit["id"] for unit in units],
        "place": [unit["place"]["id"] for unit in units],
        "province": [province["id"] for province in published["provinces"]],
    }


def may(numbers, token, move):
    """The referrals with which a program with this token may make a move."""
    return [number for number in numbers if move in ask(f"/referrals/{number}", token).get("may", [])]


def run(name, token, trial, only=()):
    """One run of schemathesis; what was answered, by address and method."""
    answers = WORK / f"{name}.answers"
    answers.touch()
    trial |= {"answers": str(answers)}
    command = [
        str(Path(sys.executable).parent / "schemathesis"), "run", f"{API}/openapi.json", "--max-examples", str(EXAMPLES),
        "--phases", "examples,coverage,fuzzing" + (",stateful" if FULL else ""), "--continue-on-failure",
        "--warnings", "off", *only,
    ]
    if token:
        command += ["--header", f"Authorization: Bearer {token}"]
    began = time.monotonic()
    done = subprocess.run(command, env=os.environ | {"TRIAL": json.dumps(trial)}, capture_output=True, text=True, timeout=MOST)
    seconds = time.monotonic() - began
    counted = collections.defaultdict(collections.Counter)
    for line in answers.read_text("utf-8").splitlines():
        operation, status = line.split("\t")
        counted[operation][int(status)] += 1
    lines = [f"\n{name}: {sum(one.total() for one in counted.values())} requests in {seconds:.0f} s"]
    for operation, statuses in sorted(counted.items()):
        told = "  ".join(f"{status}: {count}" for status, count in sorted(statuses.items()))
        lines.append(f"  {operation:46} {told}")
    if done.returncode:
        lines += [done.stdout, done.stderr]
    print("\n".join(lines), flush=True)
    return done.returncode == 0, counted


def wait():
    for _ in range(150):
        try:
            requests.get(BASE, timeout=5)
            return
        except requests.ConnectionError:
            time.sleep(0.2)
    sys.exit("the server did not answer")


def main():
    wait()
    known = accounts()
    head, focal, handler = (Officer(*known[login]) for login in (HEAD, FOCAL, HANDLER))
    reader = make_token(head, focal, "Một cửa điện tử", FOCAL_NAME, [READS, ANSWERS])
    handled = make_token(head, handler, "Một cửa điện tử, dự thảo", HANDLER_NAME, [READS, ANSWERS])
    exist = keys(reader)
    draft = {"draft": may(exist["number"], handled, "T15")}
    acceptance = {"acceptance": may(exist["number"], reader, "T10")}
    # What a token is good for, in whose place it acts, what can be done with it, where that must give something.
    kinds = [
        ("reads", focal, FOCAL_NAME, [READS], {}, ["GET"]),
        ("answers", focal, FOCAL_NAME, [ANSWERS], {}, []),
        ("is of who receives", focal, FOCAL_NAME, [READS, ANSWERS], acceptance, ["GET", "acceptance"]),
        ("is of who handles", handler, HANDLER_NAME, [READS, ANSWERS], draft, ["GET", "draft"]),
    ]
    unit = ["--include-tag", "unit"]
    trials = {
        "without a token": (None, {}, [], ["public"]),
        "with a token that nobody gave": ("phanhoi_" + "0" * 43, {}, unit, []),
    }
    # A token of its own for what reads and for what changes something: each is answered only so often.
    for kind, officer, name, scopes, moves, succeed in kinds:
        for method, other in (("GET", "POST"), ("POST", "GET")):
            token = make_token(head, officer, f"{kind}, {method}", name, scopes)
            trials[f"{method} with a token that {kind}"] = (token, moves, [*unit, "--exclude-method", other], succeed)

    def tried(name):
        shown, moves, only, succeed = trials[name]
        passed, counted = run(name, shown, {"keys": exist, "moves": moves, "reads_with": reader}, only)
        return met(name, counted, succeed) and passed

    # Most of the time they wait until they may ask again.
    with ThreadPoolExecutor(max_workers=len(trials)) as together:
        sys.exit(not all(list(together.map(tried, trials))))


def met(name, counted, succeed):
    """Whether each address that must have given something gave it."""
    closed = [label for label in counted if "/referrals" in label]
    wanted = [label for label in counted if label not in closed] if "public" in succeed else [
        label for label in closed if any(label.startswith(part) or label.endswith(part) for part in succeed)]
    empty = [label for label in wanted if not counted[label][200]]
    stray = [label for label in counted if label not in wanted and counted[label][200]]
    if empty or stray or not counted:
        print(f"{name}: nothing was met at {empty}, and something where nothing should be at {stray}")
    return bool(counted) and not empty and not stray


main()
