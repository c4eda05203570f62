"""A program in a terminal of its own, for the checks: somebody who types, looks and waits for what is expected.

Nothing here sleeps and hopes: whoever expects something waits until it is there, and fails if it does not come.
"""

import os
import re
import select
import subprocess
import sys
import termios
import time
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "scripts"))

from pseudo_terminal import PseudoTerminal

PATIENCE = 30.0
VIEWS = ["stack", "ladder", "events", "inspector", "tree", "charts", "counters", "owners", "states", "dna", "findings", "compare"]
SEQUENCE = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1b[()][0-9A-Za-z]|\x1b[=>78MDEHc]")


def program():
    """The program that is checked: $NDISCOPE, else the optimised one, else the other one."""
    named = os.environ.get("NDISCOPE")
    for path in [named] if named else [ROOT + "/.build/release/ndiscope", ROOT + "/.build/debug/ndiscope"]:
        if path and os.access(path, os.X_OK):
            return path
    sys.exit("there is no program to check: run scripts/run --version first, or set NDISCOPE")


class Check:
    """Counts what was checked, and says it."""

    def __init__(self, title):
        self.count, self.failures = 0, 0
        print(f"== {title}")

    def that(self, holds, what):
        self.count += 1
        if not holds:
            self.failures += 1
        print(f"{'ok  ' if holds else 'FAIL'} {what}", flush=True)
        return holds

    def end(self):
        print(f"{self.count - self.failures} of {self.count} hold")
        sys.exit(1 if self.failures else 0)


def environment(**changes):
    """An environment in which nothing of the user is seen; None takes a variable away."""
    values = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
    values.update(changes)
    return {name: value for name, value in values.items() if value is not None}


class Terminal(PseudoTerminal):
    """The program behind a pseudo terminal, with a screen that is kept as a terminal would show it."""

    def __init__(self, *arguments, size=(120, 36), environ=None):
        self.written = b""
        self.pending = b""
        self.second = False
        super().__init__([program(), *arguments], size, environ or environment())

    # -- the screen

    def set_size(self, size):
        super().set_size(size)
        self.screen = [[" "] * self.columns for _ in range(self.rows)]
        self.cursor = [0, 0]
        self.region = [0, self.rows - 1]
        self.waits = False

    @property
    def lines(self):
        return ["".join(row) for row in self.screen]

    @property
    def text(self):
        return "\n".join(self.lines)

    def read(self, seconds=0.0):
        """Takes in what has been written; whether anything was."""
        data = self.take(seconds)
        if not data:
            return False
        self.written += data
        self.feed(data)
        return True

    def feed(self, data):
        data = self.pending + data
        self.pending = b""
        place = 0
        while place < len(data):
            byte = data[place]
            if byte == 0x1B:
                match = SEQUENCE.match(data, place)
                if not match:
                    if len(data) - place < 64:
                        self.pending = data[place:]
                        return
                    place += 1
                    continue
                self.sequence(match.group())
                place = match.end()
            elif byte < 0x20 or byte == 0x7F:
                self.control(byte)
                place += 1
            else:
                length = 1 if byte < 0x80 else 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
                if place + length > len(data):
                    self.pending = data[place:]
                    return
                for character in data[place:place + length].decode("utf-8", "replace"):
                    self.put(character)
                place += length

    def control(self, byte):
        if byte == 13:
            self.move(None, 0)
        elif byte == 8:
            self.move(None, self.cursor[1] - 1)
        elif byte == 10:
            self.line_feed()

    def put(self, character):
        width = character_width(character)
        if width == 0:
            return
        if self.waits:
            self.move(None, 0)
            self.line_feed()
        row, column = self.cursor
        self.screen[row][column] = character
        if width == 2 and column + 1 < self.columns:
            self.screen[row][column + 1] = ""
        self.waits = column + width >= self.columns
        self.cursor[1] = min(column + width, self.columns - 1)

    def move(self, row, column):
        if row is not None:
            self.cursor[0] = min(max(row, 0), self.rows - 1)
        if column is not None:
            self.cursor[1] = min(max(column, 0), self.columns - 1)
        self.waits = False

    def line_feed(self):
        if self.cursor[0] == self.region[1]:
            self.scroll(1)
        else:
            self.move(self.cursor[0] + 1, None)

    def scroll(self, count, first=None):
        top, bottom = self.region[0] if first is None else first, self.region[1]
        for _ in range(abs(count)):
            del self.screen[top if count > 0 else bottom]
            self.screen.insert(bottom if count > 0 else top, [" "] * self.columns)

    def sequence(self, data):
        text = data.decode("ascii", "replace")
        if text == "\x1bM":
            return self.scroll(-1) if self.cursor[0] == self.region[0] else self.move(self.cursor[0] - 1, None)
        if not text.startswith("\x1b["):
            return
        body, final = text[2:-1], text[-1]
        if body.startswith("?"):
            if body == "?1049":
                self.second = final == "h"
            return
        numbers = [int(part) if part.isdigit() else 0 for part in body.split(";")] if body else [0]
        count = max(numbers[0], 1)
        row, column = self.cursor
        if final == "H":
            self.move(count - 1, (max(numbers[1], 1) if len(numbers) > 1 else 1) - 1)
        elif final == "d":
            self.move(count - 1, None)
        elif final == "G":
            self.move(None, count - 1)
        elif final in "ABCD":
            self.move(row + {"A": -count, "B": count}.get(final, 0), column + {"C": count, "D": -count}.get(final, 0))
        elif final == "J":
            if numbers[0] == 0:
                self.erase(row, column, self.columns)
            for other in range(row + 1 if numbers[0] == 0 else 0, self.rows):
                self.erase(other, 0, self.columns)
        elif final == "K":
            self.erase(row, 0 if numbers[0] == 1 else column, column + 1 if numbers[0] == 1 else self.columns)
        elif final == "X":
            self.erase(row, column, column + count)
        elif final == "b":
            before = self.screen[row][column if self.waits else column - 1]
            for _ in range(count):
                self.put(before)
        elif final == "r":
            self.region = [count - 1, (numbers[1] if len(numbers) > 1 and numbers[1] else self.rows) - 1]
            self.move(0, 0)
        elif final in "ST":
            self.scroll(count if final == "S" else -count)
        elif final == "L":
            self.scroll(-count, row)
        elif final == "M":
            self.scroll(count, row)
        elif final == "P":
            line = self.screen[row]
            self.screen[row] = line[:column] + line[column + count:] + [" "] * min(count, self.columns - column)
        elif final == "@":
            line = self.screen[row]
            self.screen[row] = (line[:column] + [" "] * count + line[column:])[:self.columns]

    def erase(self, row, start, end):
        for column in range(start, min(end, self.columns)):
            self.screen[row][column] = " "

    # -- the user

    def type(self, keys):
        """Types; reads meanwhile, so that nobody waits for room."""
        data = keys.encode() if isinstance(keys, str) else keys
        deadline = time.monotonic() + 4 * PATIENCE
        while data and time.monotonic() < deadline:
            left = self.offer(data)
            if len(left) == len(data) and not self.read(0.01):
                select.select([], [self.user], [], 0.05)
            data = left
        return not data

    def until(self, holds, seconds=PATIENCE):
        """Waits until something holds of the screen; how long that took, or None."""
        start = time.monotonic()
        while True:
            if holds(self):
                return time.monotonic() - start
            left = seconds - (time.monotonic() - start)
            if left <= 0:
                return None
            self.read(min(left, 0.05))

    def shows(self, text, seconds=PATIENCE):
        return self.until(lambda terminal: any(text in line for line in terminal.lines), seconds) is not None

    def rest(self, seconds=0.25):
        """Reads until nothing has come for a while: the picture is complete."""
        while self.read(seconds):
            pass

    def status(self, seconds=PATIENCE):
        """How the program ended, or None if it does not end."""
        deadline = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < deadline:
            self.read(0.02)
        while self.read(0):
            pass
        return self.process.poll()

    def is_given_back(self):
        return termios.tcgetattr(self.end) == self.modes and not self.second

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.hang_up()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def character_width(character):
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def text_width(text):
    return sum(character_width(character) for character in text)


def run(*arguments, typed=""):
    """Runs the program without a terminal; `typed` is what it can read."""
    return subprocess.run(
        [program(), *arguments], input=typed.encode(), capture_output=True, env=environment(), timeout=120)
