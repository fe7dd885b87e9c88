#!/usr/bin/env python3
"""Checks the record of phanhoi with nothing of phanhoi: written from server/src/audit/FORMAT.md.
verify_log.py --key FILE [--export FILE] [--checkpoint FILE]... [--proof FILE]... [--growth FILE]...
Says what holds. At the first thing that does not: one line on standard error and exit code 1."""
import argparse, hashlib, json, struct, sys
from base64 import b64decode, b64encode
from functools import reduce
from itertools import chain
from pathlib import Path

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # Ed25519, RFC 8032
D = -121665 * pow(121666, P - 2, P) % P

def add(a, b):  # points in extended coordinates, RFC 8032 section 5.1.4
    m, n = (a[1] - a[0]) * (b[1] - b[0]), (a[1] + a[0]) * (b[1] + b[0])
    c, d = 2 * a[3] * b[3] * D, 2 * a[2] * b[2]
    return (n - m) * (d - c) % P, (d + c) * (n + m) % P, (d - c) * (d + c) % P, (n - m) * (n + m) % P

def times(n, point):
    out = (0, 1, 1, 0)
    while n:
        out = add(out, point) if n & 1 else out
        point, n = add(point, point), n >> 1
    return out

def point(raw):  # RFC 8032 section 5.1.3
    y, sign = int.from_bytes(raw, "little") & (1 << 255) - 1, raw[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x * pow(2, (P - 1) // 4, P) % P if (x * x - square) % P else x
    if len(raw) != 32 or y >= P or (x * x - square) % P or (not x and sign):
        raise ValueError("no point of the curve")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P
BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))

def signed(key, text, signature):
    s, h = (int.from_bytes(raw, "little") for raw in (signature[32:], hashlib.sha512(signature[:32] + key + text).digest()))
    one, two = times(s, BASE), add(point(signature[:32]), times(h % L, point(key)))
    return len(signature) == 64 and s < L and all((one[i] * two[2] - two[i] * one[2]) % P == 0 for i in (0, 1))

def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()
def need(holds, what): return holds or sys.exit(f"verify_log: {what}")

def read_key(text):  # name+id+key of a signed note
    name, key_id, key = text.strip().split("+", 2)
    key = b64decode(key)
    need(key[0] == 1 and sha(name.encode(), b"\n", key)[:4].hex() == key_id, "the key does not fit its id")
    return name, bytes.fromhex(key_id), key[1:]

def read_checkpoint(text, key, path):
    body, _, lines = text.partition("\n\n")
    origin, size, root = body.split("\n")[:3]
    ours = [b64decode(line.split(" ")[2]) for line in lines.splitlines() if line.startswith(f"\u2014 {key[0]} ")]
    good = any(raw[:4] == key[1] and signed(key[2], f"{body}\n".encode(), raw[4:]) for raw in ours)
    need(origin == key[0] and good, f"{path}: not signed by the key")
    return int(size), b64decode(root)

def item(value):
    value = struct.pack(">q", value) if isinstance(value, int) else value.encode() if isinstance(value, str) else value
    return b"\xff" * 8 if value is None else struct.pack(">Q", len(value)) + value

def event_hash(e):
    middle = [e[name] for name in "code from to actor officer role unit on at reason details".split()]
    note = None if e["note"] is None else bytes.fromhex(e["note"])
    tail = [note, e["document"], e["document_on"], bytes.fromhex(e["nonce"]), bytes.fromhex(e["prev"])]
    return sha(*map(item, ["phanhoi event 1", e["case"], struct.pack(">i", e["seq"])] + middle + tail))

def root_of(stack):
    join = lambda right, left: sha(b"\1", left[1], right)
    return reduce(join, reversed(stack[:-1]), stack[-1][1]) if stack else sha()

def read_export(path, heads):  # every chain and entry; the tree passes through each checkpoint
    stack, last, size = [], {}, 0
    for line in chain(open(path, encoding="utf-8"), [""]):
        need(size not in heads or heads[size] == root_of(stack), f"the checkpoint of {size} entries is of another log")
        if not line:
            break
        e = json.loads(line)
        where = f"entry {size}, event {e['event']}"
        need(e["index"] == size, f"{where}: an entry is missing before it")
        need(event_hash(e).hex() == e["hash"], f"{where}: the event was changed")
        need(last.get(e["case"], (0, "00" * 32)) == (e["seq"] - 1, e["prev"]), f"{where}: the chain of its case is broken")
        last[e["case"]] = e["seq"], e["hash"]
        entry = struct.pack(">qqi", e["event"], e["case"], e["seq"]) + bytes.fromhex(e["hash"])
        level, top = 0, sha(b"\0phanhoi entry 1", entry)
        need(top.hex() == e["leaf"], f"{where}: the entry is not that of its event")
        while stack and stack[-1][0] == level:
            level, top = level + 1, sha(b"\1", stack.pop()[1], top)
        stack.append((level, top))
        size += 1
    need(max(heads, default=0) <= size, f"the log has {size} entries, a checkpoint {max(heads, default=0)}")
    print(f"{size} entries of {len(last)} cases hold; root {b64encode(root_of(stack)).decode()}")

def climb(at, last, start, proof):  # RFC 9162, 2.1.3.2 and 2.1.4.2: the roots of the old and the new tree
    old = new = start
    for sibling in proof:
        need(last, "a proof is too long")
        if at & 1 or at == last:
            old, new = sha(b"\1", sibling, old), sha(b"\1", sibling, new)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            new = sha(b"\1", new, sibling)
        at, last = at >> 1, last >> 1
    need(not last, "a proof is too short")
    return old, new

def read_proof(path, key):  # C2SP tlog-proof: the extra data is the entry
    head, _, note = Path(path).read_text("utf-8").partition("\n\n")
    kind, extra, index, *proof = head.split("\n")
    entry, index = b64decode(extra.removeprefix("extra ")), int(index.removeprefix("index "))
    size, root = read_checkpoint(note, key, path)
    ours = kind == "c2sp.org/tlog-proof@v1" and len(entry) == 67 and entry.startswith(b"phanhoi entry 1")
    need(ours and 0 <= index < size, f"{path}: not a proof")
    need(climb(index, size - 1, sha(b"\0", entry), map(b64decode, proof))[1] == root, f"{path}: the entry is not in the log")
    print(f"{path}: the event with the hash {entry[35:].hex()} is entry {index} of the log of {size}")

def read_growth(path, key, heads):  # C2SP tlog-witness: the later log begins with the earlier one
    head, _, note = Path(path).read_text("utf-8").partition("\n\n")
    old, *proof = head.split("\n")
    old, proof, (size, root) = int(old.removeprefix("old ")), [*map(b64decode, proof)], read_checkpoint(note, key, path)
    need(old in heads and old <= size, f"{path}: give the checkpoint of {old} entries as well")
    at, last = old - 1, size - 1
    shift = 0 if at < 0 else (~at & (at + 1)).bit_length() - 1  # the ones at the end of its binary form
    start = proof.pop(0) if old & (old - 1) and old < size and proof else heads[old]
    grown = (heads[old], root) if old == 0 else climb(at >> shift, last >> shift, start, proof) if old < size else (root, root)
    need(grown == (heads[old], root), f"{path}: the log of {size} entries does not begin with that of {old}")
    print(f"{path}: the log of {size} entries begins with that of {old}")

try:
    options, heads = argparse.ArgumentParser(description=__doc__.splitlines()[0]), {}
    options.add_argument("--key", required=True)
    options.add_argument("--export")
    for name in ("checkpoint", "proof", "growth"):
        options.add_argument(f"--{name}", action="append", default=[])
    given = options.parse_args()
    key = read_key(Path(given.key).read_text("utf-8"))
    for path in given.checkpoint:
        size, root = read_checkpoint(Path(path).read_text("utf-8"), key, path)
        need(heads.setdefault(size, root) == root, f"{path}: two checkpoints of {size} entries differ")
        print(f"{path}: signed, {size} entries")
    for path in given.proof:
        read_proof(path, key)
    for path in given.growth:
        read_growth(path, key, heads)
    if given.export:
        read_export(given.export, heads)
except (OSError, ValueError, KeyError, IndexError, TypeError, struct.error) as error:
    sys.exit(f"verify_log: a file is not what it should be: {error}")
