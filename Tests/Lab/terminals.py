"""Readers on bare terminals."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time


class Terminal:
    """One reader on a pseudo-terminal of 80 by 24."""

    def __init__(self, world, *words):
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            try:
                os.chdir(world.path)
                os.execve(world.lab.docket, [world.lab.docket, *words], world.environment)
            finally:
                os._exit(127)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.set_blocking(self.master, False)
        self.ended = False

    def drain(self, seconds=0.0):
        """Takes what it writes; how many bytes there were."""
        count = 0
        while select.select([self.master], [], [], seconds)[0]:
            try:
                data = os.read(self.master, 1 << 16)
            except (BlockingIOError, OSError):
                break
            if not data:
                break
            count += len(data)
        return count

    def settle(self, limit=10):
        """Waits until it has drawn something and then says nothing for a moment."""
        end = time.monotonic() + limit
        drawn = 0
        while time.monotonic() < end:
            count = self.drain(0.2)
            drawn += count
            if drawn and not count:
                return

    def press(self, keys):
        try:
            os.write(self.master, keys)
        except BlockingIOError:
            self.drain()

    def memory(self):
        """The bytes of memory it holds, those it shares with others among them."""
        with open(f"/proc/{self.pid}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE")

    def cpu(self):
        """The seconds of processor it has used."""
        with open(f"/proc/{self.pid}/stat") as file:
            words = file.read().rsplit(")", 1)[1].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")

    def files(self):
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    @property
    def lives(self):
        if not self.ended and os.waitpid(self.pid, os.WNOHANG)[0] == self.pid:
            self.ended = True
        return not self.ended

    def close(self):
        if self.lives:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.ended = True
        os.close(self.master)
