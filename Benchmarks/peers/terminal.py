"""Runs a program in a pseudo-terminal and measures what a person would notice.

first_screen: seconds from exec to the first complete screen (90 % of the cells that are there when it has settled).
steps: for each key, the bytes that it made, the processor time that it cost, and the seconds to its last byte.
idle: processor time and bytes a second while nothing is pressed.
flood: seconds from a key behind a flood of input to its last byte.
"""

import os
import statistics
import sys
import time

import pyte

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "scripts"))

from pseudo_terminal import PseudoTerminal

# What some programs ask of a terminal before they draw, and what it answers.
QUESTIONS = [
    (b"\x1b[6n", b"\x1b[1;1R"), (b"\x1b[c", b"\x1b[?62;22c"), (b"\x1b[0c", b"\x1b[?62;22c"),
    (b"\x1b[>c", b"\x1b[>41;354;0c"), (b"\x1b[5n", b"\x1b[0n"),
]


class Terminal(PseudoTerminal):
    """A program in a pseudo-terminal; when it wrote what is kept."""

    def __init__(self, command, columns=120, rows=36, folder=None):
        self.pieces = []
        environ = dict(os.environ, TERM="xterm-256color", LANG="C.UTF-8")
        for name in ("LINES", "COLUMNS", "NO_COLOR"):
            environ.pop(name, None)
        super().__init__(command, (columns, rows), environ, folder)
        self.leave_end()

    def read(self, quiet, longest):
        """What the program writes until it has been quiet for a while, with the times."""
        pieces, begin, last = [], time.monotonic(), None
        while True:
            now = time.monotonic()
            if now - begin > longest or (last is not None and now - last > quiet):
                break
            left = longest - (now - begin) if last is None else quiet - (now - last)
            piece = self.take(max(left, 0.0005))
            if piece is None:
                break
            if not piece:
                continue
            last = time.monotonic()
            pieces.append((last, piece))
            for question, answer in QUESTIONS:
                if question in piece:
                    os.write(self.user, answer)
        self.pieces += pieces
        return pieces

    def wait(self, moment):
        """Waits until a moment has come; what is written meanwhile is read."""
        self.read(0.001, max(moment - time.monotonic(), 0))
        time.sleep(max(moment - time.monotonic(), 0))

    def send(self, keys):
        os.write(self.user, keys.encode("latin1"))

    def peak_bytes(self):
        with open(f"/proc/{self.process.pid}/status") as file:
            for line in file:
                if line.startswith("VmHWM"):
                    return int(line.split()[1]) * 1024
        return 0

    def first_screen(self):
        """Seconds from the start to the first complete screen."""
        final = pyte.Screen(self.columns, self.rows)
        feed(final, self.pieces)
        wanted = [(row, column, final.buffer[row][column].data) for row in range(self.rows)
                  for column in range(self.columns) if final.buffer[row][column].data != " "]
        screen = pyte.Screen(self.columns, self.rows)
        for moment, piece in self.pieces:
            feed(screen, [(moment, piece)])
            right = sum(screen.buffer[row][column].data == data for row, column, data in wanted)
            if right >= 0.9 * len(wanted):
                return moment - self.began
        return float("nan")

    def close(self):
        for end in (self.process.terminate, self.process.kill):
            end()
            for _ in range(100):
                if self.process.poll() is not None:
                    self.hang_up()
                    return
                self.take(0)
                time.sleep(0.01)


def feed(screen, pieces):
    stream = pyte.ByteStream(screen)
    for _, piece in pieces:
        try:
            stream.feed(piece)
        except Exception:  # pyte does not know every sequence.
            pass


def first_screen(command, runs=5, settle=0.4, longest=30, **size):
    """The median of the seconds to the first screen, and of the processor time up to then."""
    seconds, processor = [], []
    for _ in range(runs + 1):
        terminal = Terminal(command, **size)
        terminal.read(settle, longest)
        processor.append(terminal.processor_seconds())
        seconds.append(terminal.first_screen())
        terminal.close()
    return {"seconds": statistics.median(seconds[1:]), "cpu": statistics.median(processor[1:])}


def steps(command, key, count=40, before="", settle=0.4, **size):
    """The mean bytes, and the medians of processor time and of the seconds to the last byte, of one key."""
    terminal = Terminal(command, **size)
    terminal.read(settle, 30)
    for name in before:
        terminal.send(name)
        terminal.read(0.15, 3)
    sizes, processor, seconds = [], [], []
    for _ in range(count):
        terminal.read(0.03, 0.03)
        used, start = terminal.processor_seconds(), time.monotonic()
        terminal.send(key)
        pieces = terminal.read(0.05, 1)
        if pieces:
            sizes.append(sum(len(piece) for _, piece in pieces))
            seconds.append(pieces[-1][0] - start)
            processor.append(terminal.processor_seconds() - used)
    terminal.close()
    if not sizes:
        return {name: float("nan") for name in ("bytes", "cpu", "seconds", "p99")}
    return {"bytes": statistics.mean(sizes), "cpu": statistics.median(processor),
            "seconds": statistics.median(seconds), "p99": sorted(seconds)[max(len(seconds) * 99 // 100 - 1, 0)]}


def flood(command, data, key, rate=None, settle=0.5, before="", **size):
    """Seconds from the last byte of a flood of input to the last byte that a key behind it makes.

    `rate` is how many bytes a second are sent, as a key that is held down does, and the key comes at the next beat: sent
    together with the last byte it could take back what that did, and nothing would be drawn. Without it all are sent as
    fast as they are taken.
    """
    terminal = Terminal(command, **size)
    terminal.read(settle, 30)
    for name in before:
        terminal.send(name)
        terminal.read(0.15, 3)
    pieces = [data] if rate is None else [data[place:place + 1] for place in range(len(data))]
    start = time.monotonic()
    for count, piece in enumerate(pieces):
        if rate is not None:
            terminal.wait(start + count / rate)
        while piece:
            left = terminal.offer(piece)
            if len(left) == len(piece):
                terminal.read(0.001, 0.001)
            piece = left
            if time.monotonic() - start > 60:
                terminal.close()
                return float("nan")
    if rate is not None:
        terminal.wait(start + len(data) / rate)
    end = time.monotonic()
    terminal.send(key)
    pieces = terminal.read(0.25, 20)
    terminal.close()
    return pieces[-1][0] - end if pieces else float("nan")


def idle(command, length=5, keys="", settle=0.5, **size):
    """Processor time and bytes a second while nothing is pressed, and the most memory that was used."""
    terminal = Terminal(command, **size)
    terminal.read(settle, 30)
    for key in keys:
        terminal.send(key)
        terminal.read(0.1, 0.3)
    used, start = terminal.processor_seconds(), time.monotonic()
    pieces = terminal.read(1_000, length)
    passed = time.monotonic() - start
    result = {"cpu": (terminal.processor_seconds() - used) / passed,
              "bytes": sum(len(piece) for _, piece in pieces) / passed, "peak": terminal.peak_bytes()}
    terminal.close()
    return result
