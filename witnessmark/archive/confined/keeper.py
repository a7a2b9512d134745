"""Our side of the zygote: started when the first file is read, asked for one reader a file, gone when we are."""

import atexit
import contextlib
import os
import select
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import BinaryIO

import msgspec

from witnessmark.archive.confined.frames import ENDING, LENGTH, Job
from witnessmark.archive.confined.running import Ending
from witnessmark.errors import StopRun

# What a reader's process may know of ours: where the libraries lie, the language of messages, and the limits set by hand. No secret.
KEPT = ("LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "SYSTEMROOT", "TZ")
LIMITS = "WITNESSMARK_MAX_"
# Where it stands: not in the folder of whoever started us.
ROOT = os.sep
# Python and the first libraries are loaded in a quarter of a second; a disk that sleeps and a full machine need longer.
START = 60.0
# A reader that has closed its answer has nothing to do but to end.
GRACE = 5.0
CUT_SHORT = Ending(signal=0, code=0, seconds=0.0, memory=0)
# After its socket is closed the zygote has nothing to do but to end.
END = 5.0


class Keeper:
    """Holds the zygote of this process. A process forked from this one gets one of its own."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self.control: socket.socket | None = None
        self.owner = 0

    def start(self, job: Job, file: int) -> "Reader":
        """A reader at work on an open file, which may be closed here at once. StopRun where no reader can be started at all."""
        with self.lock:
            try:
                return self._ask(job, file)
            except OSError:
                # It was killed from outside, or by a machine without memory: once more, with a new one.
                self.stop()
                try:
                    return self._ask(job, file)
                except OSError as error:
                    raise StopRun(f"no process to read files in can be started: {error.strerror}") from None

    def _ask(self, job: Job, file: int) -> "Reader":
        control = self._control()
        ours, theirs = socket.socketpair()
        output, answer = os.pipe()
        message = msgspec.msgpack.encode(job)
        try:
            socket.send_fds(control, [LENGTH.pack(len(message))], [file, answer, theirs.fileno()])
            control.sendall(message)
        except OSError:
            ours.close()
            os.close(output)
            raise
        finally:
            theirs.close()
            os.close(answer)
        return Reader(output, ours)

    def _control(self) -> socket.socket:
        if self.owner != os.getpid():
            self._forget()
        if self.control is None:
            self.owner = os.getpid()
            self.process, self.control = _started()
            atexit.register(self.stop)
        return self.control

    def _forget(self) -> None:
        """In a forked process: what was our parent's is let go of, and left alive."""
        if self.control is not None:
            self.control.close()
        if self.process is not None:
            # Not our child: nothing to wait for, and nothing to warn about.
            self.process.returncode = 0
        self.process = self.control = None

    def stop(self) -> None:
        """Ends the zygote and every reader it has; a later file starts a new one."""
        atexit.unregister(self.stop)
        if self.owner != os.getpid():
            return self._forget()
        if self.control is not None:
            # Processes forked from this one may hold it too, and read nothing.
            with contextlib.suppress(OSError):
                self.control.shutdown(socket.SHUT_RDWR)
            self.control.close()
        if self.process is not None:
            try:
                self.process.wait(END)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process = self.control = None
        return None


KEEPER = Keeper()


def _started() -> tuple[subprocess.Popen[bytes], socket.socket]:
    ours, theirs = socket.socketpair()
    with theirs, tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command(str(theirs.fileno())),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
            cwd=ROOT,
            env=environment(),
            pass_fds=[theirs.fileno()],
            start_new_session=True,
        )
        theirs.close()
        ours.settimeout(START)
        try:
            alive = ours.recv(1) != b""
        except OSError:
            alive = False
        ours.settimeout(None)
        if alive:
            return process, ours
        process.kill()
        process.wait()
        ours.close()
        raise StopRun(f"the process to read files in could not be started: {_last_line(said)}")


def _last_line(said: BinaryIO) -> str:
    said.seek(0)
    lines = said.read()[-1000:].decode(errors="replace").splitlines()
    return lines[-1] if lines else "it said nothing"


def command(*arguments: str) -> list[str]:
    """How a reader's process is called: by the same Python, which takes nothing from the folder it is started in."""
    return [sys.executable, "-P", "-s", "-m", "witnessmark.archive.confined", *arguments]


def environment() -> dict[str, str]:
    """The variables a reader's process sees."""
    kept = {name: value for name, value in os.environ.items() if name in KEPT or name.startswith(LIMITS)}
    return {**kept, "PYTHONPATH": os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path)}


class Reader:
    """A reader that was forked from the zygote."""

    def __init__(self, output: int, ending: socket.socket) -> None:
        self.output, self.ending = output, ending

    def receive(self, most: int, seconds: float | None) -> bytes:
        """See `Running`."""
        if not _readable(self.output, seconds):
            raise TimeoutError
        return os.read(self.output, most)

    def ended(self) -> Ending | None:
        """See `Running`."""
        if not _readable(self.ending, GRACE):
            return CUT_SHORT
        data = self.ending.recv(ENDING.size, socket.MSG_WAITALL)
        if len(data) < ENDING.size:
            return None
        status, seconds, memory = ENDING.unpack(data)
        return Ending(
            os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, os.WEXITSTATUS(status) if os.WIFEXITED(status) else 0, seconds, memory * 1024
        )

    def kill(self) -> None:
        """Has the zygote kill it, however many processes hold this socket."""
        with contextlib.suppress(OSError):
            self.ending.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """See `Running`."""
        self.kill()
        os.close(self.output)
        self.ending.close()


def _readable(what: int | socket.socket, seconds: float | None) -> bool:
    waiting = select.poll()
    waiting.register(what, select.POLLIN)
    return bool(waiting.poll(None if seconds is None else max(0.0, seconds) * 1000))
