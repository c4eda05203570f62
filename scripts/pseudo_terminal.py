"""A program behind a pseudo terminal: it is started, it is read, keys are typed, and what it uses is asked.

The checks in scripts/acceptance look at the screen that comes out of it, the measurements in Benchmarks/peers at the time
that it takes. Both build on this.
"""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time


class PseudoTerminal:
    """A program in a terminal of its own. Somebody reads and types at `user`; the program has the other end."""

    def __init__(self, command, size, environ, folder=None):
        self.user, self.end = pty.openpty()
        self.set_size(size)
        self.modes = termios.tcgetattr(self.end)
        os.set_blocking(self.user, False)
        reader, writer = os.pipe()

        def become_owner():
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            os.write(writer, struct.pack("d", time.monotonic()))

        self.process = subprocess.Popen(
            command, stdin=self.end, stdout=self.end, stderr=self.end, env=environ, cwd=folder, preexec_fn=become_owner)
        os.close(writer)
        # When the program began to run: what came before is the work of this one.
        self.began = struct.unpack("d", os.read(reader, 8))[0]
        os.close(reader)

    def set_size(self, size):
        """Takes another size, in columns and rows; the program is told by a signal."""
        self.columns, self.rows = size
        fcntl.ioctl(self.user, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))

    def take(self, seconds):
        """What has been written, waiting that long for the first byte: empty if nothing came, None if nothing can come."""
        if not select.select([self.user], [], [], max(seconds, 0))[0]:
            return b""
        try:
            return os.read(self.user, 1 << 16) or None
        except OSError:
            return None

    def offer(self, data):
        """Types as much as there is room for; what is left."""
        try:
            return data[os.write(self.user, data[:4096]):]
        except BlockingIOError:
            return data

    def processor_seconds(self):
        """What all threads of the program have used: the kernel keeps a clock for each process."""
        return time.clock_gettime(~self.process.pid << 3 | 2)

    def leave_end(self):
        """Leaves the other end to the program alone, so that it is seen when the program has ended."""
        os.close(self.end)
        self.end = None

    def hang_up(self):
        """Closes both ends, as a window that is closed does."""
        for descriptor in (self.user, self.end):
            if descriptor is not None:
                os.close(descriptor)
        self.user = self.end = None
