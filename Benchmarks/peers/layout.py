"""Prints the functions of a program that a step needs, then those of a step in the other views, then those of the start.

    layout.py PROGRAM VALGRIND-FOLDER

The linker puts them together in this order (docs/decisions/0020). Each part is sorted by name, so that a change of the
program changes few lines.
"""

import os
import re
import subprocess
import sys

from terminal import Terminal

STEPS = 12
VIEWS = "23456789"


def functions(profile):
    """The mangled names in a profile of callgrind; each is written out once."""
    with open(profile) as file:
        found = (re.match(r"c?fn=\(\d+\) (\S+)", line) for line in file)
        return {match[1].split("'")[0] for match in found if match}


def recorded(program, folder, keys):
    """What runs from the start to the first screen, or, with keys, while these are answered."""
    profile = os.path.join(folder, "profile")
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", f"--log-file={profile}.log",
               f"--instr-atstart={'no' if keys else 'yes'}", program, "explore", "s02"]
    terminal = Terminal(command)
    terminal.read(3, 60)
    if keys:
        subprocess.run(["callgrind_control", "-i", "on", str(terminal.process.pid)], check=True, capture_output=True)
    for key in keys:
        terminal.send(key)
        terminal.read(0.15, 5)
    subprocess.run(["callgrind_control", "-d", str(terminal.process.pid)], check=True, capture_output=True)
    terminal.close()
    dumps = [name for name in os.listdir(folder) if name.startswith("profile") and not name.endswith(".log")]
    names = set().union(*(functions(os.path.join(folder, name)) for name in dumps))
    for name in dumps:
        os.remove(os.path.join(folder, name))
    return names


def main(program, folder):
    symbols = subprocess.run(["nm", program], check=True, capture_output=True, text=True).stdout
    own = {line.split()[2] for line in symbols.splitlines() if re.match(r"\S+ [tT] ", line)}
    others = "".join(view + "l" * STEPS + "h" * STEPS for view in VIEWS)
    written = set()
    for keys in ("l" * STEPS + "h" * STEPS, others, ""):
        names = (recorded(program, folder, keys) & own) - written
        written |= names
        print("\n".join(sorted(names)))


main(*sys.argv[1:])
