"""A program on a pseudo-terminal, with a stop-watch: what a key costs in time and in bytes."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time


class Terminal:
    """Starts a program on a terminal of the given size; use it in a `with` statement."""

    def __init__(self, command, environment, columns=80, rows=24, directory=None):
        self.started = time.perf_counter()
        self.process, self.master = pty.fork()
        if self.process == 0:
            try:
                if directory:
                    os.chdir(directory)
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
                os.execvpe(command[0], command, environment)
            finally:
                os._exit(127)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.output = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            os.kill(self.process, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.close(self.master)
        os.waitpid(self.process, 0)

    def read(self, seconds):
        """The next bytes, or nothing if none come in time."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return b""
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:
            return b""
        self.output += data
        return data

    def until(self, text, seconds=60):
        """Seconds since the start until the text has been written; None if it never was."""
        end = time.perf_counter() + seconds
        while text not in self.output:
            if time.perf_counter() > end or not self.read(0.5) and self.has_ended():
                return None
        return time.perf_counter() - self.started

    def quiet(self, seconds=0.15):
        """Reads until nothing has come for so long, and answers how many bytes came."""
        count = 0
        while data := self.read(seconds):
            count += len(data)
        return count

    def key(self, keys, patience=2):
        """Types, and answers (seconds to the first byte, bytes until silence)."""
        started = time.perf_counter()
        os.write(self.master, keys)
        first = len(self.read(patience))
        taken = time.perf_counter() - started
        return (taken if first else None), first + self.quiet(0.06)

    def pour(self, keys):
        """Types many keys at once and waits until the screen stands still."""
        os.write(self.master, keys)
        self.quiet(0.05)

    def has_ended(self):
        try:
            return os.waitid(os.P_PID, self.process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
        except ChildProcessError:
            return True

    def resident(self):
        """Megabytes of memory the program holds now, file pages it maps included."""
        with open(f"/proc/{self.process}/status", encoding="ascii") as status:
            for line in status:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) / 1024
        return None
