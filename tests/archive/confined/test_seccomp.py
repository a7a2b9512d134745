"""The filter says the same on both machines it knows: it is run here, call by call, as the kernel would run it."""

import errno
import os
import struct

import pytest

from witnessmark.archive.confined import calls, seccomp
from witnessmark.archive.confined.calls import Numbers
from witnessmark.archive.confined.seccomp import ALLOW, ERRNO, INSTRUCTION, KILL_PROCESS, MACHINES, program

ANSWER = 4
WRONG_MACHINE = 0x40000003


def verdict(machine: str, number: int, *arguments: int, audit: int | None = None) -> int:
    """What the filter returns for a call, as the kernel's own interpreter would."""
    data = struct.pack("<IIQ6Q", number, MACHINES[machine][1] if audit is None else audit, 0, *(*arguments, *(0,) * (6 - len(arguments))))
    code = [INSTRUCTION.unpack(part) for part in _parts(program(ANSWER, machine))]
    at = accumulator = 0
    while True:
        what, holds, fails, value = code[at]
        at += 1
        if what == seccomp.LOAD:
            accumulator = struct.unpack_from("<I", data, value)[0]
        elif what == seccomp.RETURN:
            return value
        else:
            test = {seccomp.EQUAL: accumulator == value, seccomp.AT_LEAST: accumulator >= value, seccomp.ANY_BIT: bool(accumulator & value)}[what]
            at += holds if test else fails


def _parts(made: bytes) -> list[bytes]:
    return [made[at : at + INSTRUCTION.size] for at in range(0, len(made), INSTRUCTION.size)]


def of(machine: str, numbers: Numbers, *arguments: int) -> int:
    number = numbers[MACHINES[machine][0]]
    assert number is not None
    return verdict(machine, number, *arguments)


@pytest.fixture(params=MACHINES)
def machine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_computing_is_allowed_and_hostile_calls_end_the_process(machine: str) -> None:
    column = MACHINES[machine][0]
    assert {of(machine, numbers) for numbers in calls.COMPUTING.values() if numbers[column] is not None} == {ALLOW}
    assert {of(machine, numbers) for numbers in calls.HOSTILE.values() if numbers[column] is not None} == {KILL_PROCESS}


def test_no_number_stands_twice() -> None:
    single = (
        calls.WRITE,
        calls.WRITEV,
        calls.OPEN,
        calls.OPENAT,
        calls.CLONE,
        calls.CLONE3,
        calls.SOCKET,
        calls.TKILL,
        calls.TGKILL,
        calls.PRLIMIT,
        calls.IOCTL,
    )
    for column in (0, 1):
        numbers = [each[column] for each in (*calls.COMPUTING.values(), *calls.HOSTILE.values(), *single) if each[column] is not None]
        assert len(numbers) == len(set(numbers))


def test_files_are_opened_to_read_only(machine: str) -> None:
    assert of(machine, calls.OPENAT, 0, 0, os.O_RDONLY | os.O_CLOEXEC) == ALLOW
    for flags in (os.O_WRONLY, os.O_RDWR, os.O_CREAT, os.O_TRUNC, os.O_TMPFILE, os.O_WRONLY | os.O_APPEND):
        assert of(machine, calls.OPENAT, 0, 0, flags) == ERRNO | errno.EACCES


def test_only_the_answer_is_written(machine: str) -> None:
    assert [of(machine, calls.WRITE, number) for number in (2, ANSWER)] == [ALLOW, ALLOW]
    assert {of(machine, calls.WRITE, number) for number in (0, 1, 3, 5, 1000)} == {ERRNO | errno.EPERM}


def test_another_process_ends_it_and_a_thread_is_refused(machine: str) -> None:
    assert of(machine, calls.CLONE, 0x11) == KILL_PROCESS
    assert of(machine, calls.CLONE, 0x3D0F00) == ERRNO | errno.EPERM
    assert of(machine, calls.CLONE3) == ERRNO | errno.ENOSYS


def test_a_socket_to_anywhere_ends_it_and_one_of_this_machine_is_refused(machine: str) -> None:
    assert {of(machine, calls.SOCKET, family) for family in (2, 10, 16, 17, 40)} == {KILL_PROCESS}
    assert of(machine, calls.SOCKET, 1) == ERRNO | errno.EACCES


def test_limits_may_be_asked_and_not_set(machine: str) -> None:
    assert of(machine, calls.PRLIMIT, 0, 7, 0) == ALLOW
    assert of(machine, calls.PRLIMIT, 0, 7, 0x7FFF_0000_0000) == ERRNO | errno.EPERM
    assert of(machine, calls.PRLIMIT, 0, 7, 1) == ERRNO | errno.EPERM


def test_what_nobody_thought_of_is_refused(machine: str) -> None:
    assert {verdict(machine, number) for number in range(460, 600)} == {ERRNO | errno.EPERM}


def test_calls_of_another_machine_end_it(machine: str) -> None:
    assert verdict(machine, 0, audit=WRONG_MACHINE) == KILL_PROCESS


def test_calls_of_the_other_interface_of_this_machine_end_it() -> None:
    assert verdict("x86_64", 0x40000000) == KILL_PROCESS
    assert verdict("x86_64", 0x40000000 + 59) == KILL_PROCESS
