"""The process that readers are forked from: it loads the libraries once, touches no untrusted byte, and sees every reader end.

For each job it gets, over its socket, three descriptors: the file, the pipe for the answer, and a socket of its own for how the reader
ended. When that socket is closed on the other side nobody waits for the reader any more, and it is killed.
"""

import contextlib
import fcntl
import gc
import os
import selectors
import signal
import socket
import sys
from dataclasses import replace
from types import FrameType

import msgspec

from witnessmark.archive.confined import cage, child
from witnessmark.archive.confined.frames import ENDING, LENGTH, Job
from witnessmark.archive.confined.preload import preload

# Where a reader finds its file and its pipe, whatever numbers they came with; every other descriptor is closed in it.
FILE, ANSWER, RULES = 3, 4, 5
# While they are sorted they stand above those numbers.
APART = 16
# The highest descriptor closed before a reader starts; no system gives numbers above it unasked.
HIGHEST = 1 << 20


def serve(control: int) -> None:
    """Forks a reader for each job until the other side is gone; then kills what still reads, and ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Zygote(socket.socket(fileno=control)).run()


class Zygote:
    """The loop: new jobs, readers that ended, and readers nobody waits for any more."""

    def __init__(self, control: socket.socket) -> None:
        self.control = control
        self.readers: dict[int, socket.socket] = {}
        self.ready: set[str] = set()
        self.cage = cage.build(ANSWER)
        self.selector = selectors.DefaultSelector()
        self.selector.register(control, selectors.EVENT_READ)
        # A reader's end interrupts the waiting by a byte in this pipe.
        self.woken, wake = os.pipe()
        os.set_blocking(wake, False)
        os.set_blocking(self.woken, False)
        self.selector.register(self.woken, selectors.EVENT_READ)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, _noted)

    def run(self) -> None:
        """Until the other side closes its end."""
        self.control.sendall(b"\0")
        _be_quiet()
        going = True
        while going:
            for key, _ in self.selector.select():
                if key.fileobj is self.control:
                    going = self._take()
                elif isinstance(key.data, int):
                    self._give_up(key.data)
                else:
                    self._reap()
        for pid in self.readers:
            os.kill(pid, signal.SIGKILL)

    def _take(self) -> bool:
        """Starts one reader; false where there will be no more."""
        data, given, _, _ = socket.recv_fds(self.control, LENGTH.size, 3)
        if len(given) != 3:
            return False
        length = LENGTH.unpack(data)[0]
        job = msgspec.msgpack.decode(self.control.recv(length, socket.MSG_WAITALL), type=Job)
        self._preload(job.reader)
        file, answer, ending = given
        pid = os.fork()
        if pid == 0:
            self._become_reader(job, file, answer)
        os.close(file)
        os.close(answer)
        self.readers[pid] = socket.socket(fileno=ending)
        self.selector.register(self.readers[pid], selectors.EVENT_READ, pid)
        return True

    def _preload(self, reader: str) -> None:
        if reader not in self.ready:
            preload(reader)
            self.ready.add(reader)
            gc.collect()
            gc.freeze()
            self.cage = replace(self.cage, held=cage.held())

    def _become_reader(self, job: Job, file: int, answer: int) -> None:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _arrange([file, answer, *([] if self.cage.files is None else [self.cage.files])])
        child.read_and_exit(job, FILE, ANSWER, self.cage if self.cage.files is None else replace(self.cage, files=RULES))

    def _give_up(self, pid: int) -> None:
        if pid in self.readers:
            self.selector.unregister(self.readers[pid])
            os.kill(pid, signal.SIGKILL)

    def _reap(self) -> None:
        os.read(self.woken, 4096)
        while self.readers:
            pid, status, used = os.wait4(-1, os.WNOHANG)
            if pid == 0:
                return
            ending = self.readers.pop(pid)
            with contextlib.suppress(KeyError):
                self.selector.unregister(ending)
            with contextlib.suppress(OSError):
                ending.send(ENDING.pack(status, used.ru_utime + used.ru_stime, used.ru_maxrss))
            ending.close()


def _noted(number: int, frame: FrameType | None) -> None:
    """The byte in the pipe says it; without a function Python would not be woken."""


def _arrange(wanted: list[int]) -> None:
    """Gives the descriptors the numbers from FILE on and closes all others but the three that lead nowhere."""
    apart = [fcntl.fcntl(each, fcntl.F_DUPFD, APART) for each in wanted]
    for at, each in enumerate(apart):
        os.dup2(each, FILE + at)
    os.closerange(FILE + len(wanted), HIGHEST)


def _be_quiet() -> None:
    """From here on nothing is printed: what a library writes about a hostile file is not for a terminal."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for each in (sys.stdin, sys.stdout, sys.stderr):
        if each is not None:
            os.dup2(nowhere, each.fileno())
    os.close(nowhere)
