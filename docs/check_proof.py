"""Checks a proof of Witnessmark with nothing but Python. usage: check_proof.py PROOF.json [FILE [PUBLIC-KEY]]

FILE is the preserved file, or - for none; PUBLIC-KEY the line that the operator gave you in another way than with the proof."""

import base64
import hashlib
import json
import sys
from pathlib import Path

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # RFC 8032: the field, and the order of the base point
D = -121665 * pow(121666, -1, P) % P


def need(true, said):
    return true or sys.exit(f"WRONG: {said}")


def add(a, b):  # points of the curve as (X, Y, Z, T): RFC 8032, 5.1.4
    m, n, c, d = (a[1] - a[0]) * (b[1] - b[0]), (a[1] + a[0]) * (b[1] + b[0]), 2 * a[3] * b[3] * D, 2 * a[2] * b[2]
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(factor, base):
    made = (0, 1, 1, 0)
    while factor:
        made, base, factor = add(made, base) if factor & 1 else made, add(base, base), factor >> 1
    return made


def point(data):  # RFC 8032, 5.1.3
    sign, y = data[31] >> 7, int.from_bytes(data, "little") & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    need((x * x - square) % P == 0 and y < P and (x or not sign), "a key or a signature is no point of the curve")
    return (x := P - x if x & 1 != sign else x), y, 1, x * y % P


def is_signed(public, signature, text):  # Ed25519: RFC 8032, 5.1.7
    need(len(public) == 32 and len(signature) == 64, "a key or a signature is too short or too long")
    r, s = point(signature[:32]), int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + text).digest(), "little") % L
    left, right = times(s, point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))), add(r, times(k, point(public)))
    return s < L and times(8, point(public))[0] % P and all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def climb(index, last, path, before, after):  # RFC 9162, 2.1.3.2 and 2.1.4.2: the root as it was then, and as it is now
    for part in path:
        need(last > 0, "the proof is too long")
        if index & 1 or index == last:
            before, after = sha(b"\1", part, before), sha(b"\1", part, after)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            after = sha(b"\1", after, part)
        index, last = index >> 1, last >> 1
    return (before, after) if last == 0 else (b"", b"")


def checkpoint(note, keys):  # C2SP signed-note and tlog-checkpoint; a key is name+hash+base64
    text, _, lines = note.rpartition("\n\n")
    origin, size, root = text.split("\n")[:3]
    for name, public in ((key.split("+")[0], base64.b64decode(key.split("+", 2)[2])[1:]) for key in keys):
        marks = [base64.b64decode(line.removeprefix(f"— {name} ")) for line in lines.splitlines() if line.startswith(f"— {name} ")]
        if any(mark[:4] == sha(name.encode(), b"\n\1", public)[:4] and is_signed(public, mark[4:], f"{text}\n".encode()) for mark in marks):
            print(f"right: {int(size)} entries of the log {origin!a}, signed with the key {name!a} {public.hex()}")
            return int(size), base64.b64decode(root)
    return need(False, "none of these keys has signed the checkpoint")


def check_continuation(proof, keys):
    (old, old_root), (new, new_root) = checkpoint(proof["old"], keys), checkpoint(proof["new"], keys)
    (index, last), path = (0, 0) if old == new else (old - 1, new - 1), [bytes.fromhex(part) for part in proof["consistency"]]
    path = [old_root, *path] if old & (old - 1) == 0 or old == new else path
    index, last = (each >> (index ^ index + 1).bit_length() - 1 for each in (index, last))  # without the ones at its end
    need(0 < old <= new and climb(index, last, path[1:], path[0], path[0]) == (old_root, new_root), "the log was changed between the two checkpoints")


def check_item(proof, keys, file):
    (size, root), entry, index = checkpoint(proof["checkpoint"], keys), proof["entry"], proof["index"]
    said = json.dumps({name: value for name, value in entry.items() if name != "hash"}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    need(sha(said.encode()).hex() == entry["hash"] and entry["seq"] == index + 1, "the entry was changed")
    leaf, path = sha(b"\0", bytes.fromhex(entry["hash"])), [bytes.fromhex(part) for part in proof["inclusion"]]
    need(0 <= index < size and climb(index, size - 1, path, b"", leaf)[1] == root, "the entry is not in the log")
    print(f"right: the log holds this entry: {said.encode('unicode_escape').decode()}")
    need(file == "-" or hashlib.sha256(Path(file).read_bytes()).hexdigest() == entry["sha256"], "the file is not the one the entry tells of")


if __name__ == "__main__":
    need(len(sys.argv) > 1, __doc__)
    given, item, trusted = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "-", sys.argv[3:]
    proven = json.loads(Path(given).read_text(encoding="utf-8"))
    check_continuation(proven, trusted or proven["keys"]) if "old" in proven else check_item(proven, trusted or proven["keys"], item)
    print(f"RIGHT, {'for the file' if item != '-' else 'no file was looked at'}; {'the key was given' if trusted else 'compare the key'}")
