"""A reader of its own for every file, from the ground up: slower, for systems that cannot fork one (Windows)."""

import os
import subprocess
import threading

import msgspec

from witnessmark.archive.confined.frames import Job
from witnessmark.archive.confined.running import Ending

# The standard input and output of the process are its file and its answer.
FILE, ANSWER = 0, 1


def start(job: Job, file: int) -> "FreshReader":
    """A reader at work on an open file, which may be closed here at once."""
    from witnessmark.archive.confined.keeper import ROOT, command, environment

    os.lseek(file, 0, os.SEEK_SET)
    process = subprocess.Popen(
        command("one", msgspec.json.encode(job).decode()),
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment(),
    )
    return FreshReader(process, job.limits.patience)


def read_one(job: str) -> None:
    """What such a process does: reads the file and ends."""
    from witnessmark.archive.confined import cage
    from witnessmark.archive.confined.child import read_and_exit
    from witnessmark.archive.confined.preload import preload

    known = msgspec.json.decode(job, type=Job)
    preload(known.reader)
    read_and_exit(known, FILE, ANSWER, cage.build(ANSWER))


class FreshReader:
    """See `running.Running`. Its time runs from its start, also while nobody waits for it."""

    def __init__(self, process: subprocess.Popen[bytes], patience: float | None) -> None:
        self.process, self.late = process, False
        self.timer = threading.Timer(patience, self._too_late) if patience is not None else None
        if self.timer is not None:
            self.timer.start()

    def _too_late(self) -> None:
        self.late = True
        self.process.kill()

    def receive(self, most: int, seconds: float | None) -> bytes:
        """See `Running`."""
        assert self.process.stdout is not None
        data = os.read(self.process.stdout.fileno(), most)
        if self.late and not data:
            raise TimeoutError
        return data

    def ended(self) -> Ending | None:
        """See `Running`."""
        code = self.process.wait()
        return Ending(signal=max(-code, 0), code=max(code, 0), seconds=0.0, memory=0)

    def close(self) -> None:
        """See `Running`."""
        if self.timer is not None:
            self.timer.cancel()
        self.process.kill()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()
