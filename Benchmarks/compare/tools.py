"""What there is to measure with: our programs, the peers that could be had, files of every size."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BENCHMARKS = ROOT / "Benchmarks"
WORK = BENCHMARKS / ".build" / "compare"
PEERS = BENCHMARKS / "peers"
NDISCOPE = os.environ.get("NDISCOPE", str(ROOT / ".build" / "release" / "ndiscope"))
BENCH = str(BENCHMARKS / ".build" / "release" / "bench")
PYTHON = sys.executable

EVENTS_PER_WRITE = 43
EVENTS_PER_LIST = 67
EVENTS_PER_DATAGRAM = 88


def say(text):
    print(text, file=sys.stderr, flush=True)


def result(command, runs=1, uncounted=0):
    """The numbers of the line that begins with RESULT; of several runs the median of each number.

    Of runs that are `uncounted` nothing is kept: they come first.
    """
    found = []
    for run in range(uncounted + runs):
        done = subprocess.run(command, capture_output=True, text=True)
        lines = [line for line in done.stdout.splitlines() if line.startswith("RESULT ")]
        if done.returncode != 0 or not lines:
            say(f"  skipped: {' '.join(map(str, command[:3]))}: {done.stderr.strip()[-200:]}")
            return None
        if run >= uncounted:
            found.append({name: float(value) for name, value in
                          (part.split("=") for part in lines[0].split()[1:])})
    return {name: statistics.median(numbers[name] for numbers in found) for name in found[0]}


def whole(command, runs=1):
    """Processor seconds, seconds and peak memory of whole processes, the medians; None if one fails."""
    found = []
    for _ in range(runs):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            say(f"  skipped: {' '.join(map(str, command[:3]))}: status {status}")
            return None
        found.append({"wall": time.perf_counter() - start, "cpu": usage.ru_utime + usage.ru_stime,
                      "peak": usage.ru_maxrss * 1024})
    return {name: statistics.median(numbers[name] for numbers in found) for name in found[0]}


def side_by_side(command, count, runs=1):
    """The seconds until so many processes with the same work have all ended, the median; None if one fails."""
    found = []
    for _ in range(runs):
        start = time.perf_counter()
        processes = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(count)]
        statuses = [process.wait() for process in processes]
        if any(statuses):
            say(f"  skipped: {' '.join(map(str, command[:3]))}: it failed")
            return None
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def ours(name, argument, runs=1, uncounted=0):
    """What the program that measures from inside says; it must be there."""
    numbers = result([BENCH, name, str(argument)], runs, uncounted)
    if numbers is None:
        sys.exit(f"bench {name} {argument} failed")
    return numbers


def has(program):
    """Whether a peer is there."""
    return shutil.which(program) is not None or say(f"  skipped: {program} is not there") or False


def script(name, *arguments, runs=1):
    return result([PYTHON, str(PEERS / name), *map(str, arguments)], runs)


def compiled(name, *libraries):
    """A peer in C or C++ as a program, or None."""
    source, program = PEERS / name, WORK / Path(name).stem
    if program.exists() and program.stat().st_mtime > source.stat().st_mtime:
        return str(program)
    flags = []
    for library in libraries:
        if library.startswith("-l"):
            flags.append(library)
            continue
        found = subprocess.run(["pkg-config", "--cflags", "--libs", library], capture_output=True, text=True)
        if found.returncode != 0:
            say(f"  skipped: {name}: {library} is not there")
            return None
        flags += found.stdout.split()
    compiler = "gcc" if name.endswith(".c") else "g++"
    done = subprocess.run([compiler, "-O2", str(source), "-o", str(program), *flags], capture_output=True, text=True)
    if done.returncode != 0:
        say(f"  skipped: {name}: {done.stderr.strip()[-200:]}")
        return None
    return str(program)


def storm(size, scenario="storm", events_per_write=EVENTS_PER_WRITE):
    """A scenario of the benchmarks with about so many events."""
    path = WORK / f"{scenario}-{size}.yaml"
    writes = -(-size // events_per_write)
    text = (BENCHMARKS / "scenarios" / f"{scenario}.yaml").read_text()
    path.write_text(text.replace("times: 250000", f"times: {writes}"))
    return path


def trace(size):
    """The trace of that scenario."""
    path = WORK / f"storm-{size}.ndt.jsonl"
    if not path.exists():
        subprocess.run([NDISCOPE, "simulate", str(storm(size)), "-o", str(path)], check=True, stderr=subprocess.DEVNULL)
    return path


def capture(size):
    """A capture with so many frames."""
    path = WORK / f"frames-{size}.pcap"
    return made(path, "make_capture.py", path, size)


def calls(count):
    """A capture with so many telephone calls (SIP), which sngrep lists."""
    path = WORK / f"calls-{count}.pcap"
    return made(path, "make_calls.py", path, count)


def binary_trace(size):
    """A folder with a trace of so many small events in binary (CTF), which babeltrace2 reads."""
    path = WORK / f"ctf-{size}"
    return made(path, "ctf_trace.py", size, path)


def made(path, name, *arguments):
    """A file or folder that a script of the peers writes, unless it is there."""
    if not path.exists():
        subprocess.run([PYTHON, str(PEERS / name), *map(str, arguments)], check=True)
    return path


def machine():
    """What this machine is, in lines."""
    def first(command, start):
        text = subprocess.run(command, capture_output=True, text=True).stdout
        return next((line.split(":", 1)[1].strip() for line in text.splitlines() if line.startswith(start)), "?")

    memory = next(line for line in Path("/proc/meminfo").read_text().splitlines() if line.startswith("MemTotal"))
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True)
    release = Path("/etc/os-release").read_text().split('PRETTY_NAME="')[1].split('"')[0]
    load = os.getloadavg()
    code = subprocess.run(
        ["git", "log", "-1", "--format=the code of %h, %cs"], capture_output=True, text=True, cwd=Path(__file__).parent)
    return [
        f"{first(['lscpu'], 'Model name')}, {os.cpu_count()} cores, {int(memory.split()[1]) // 1_048_576} GB",
        f"{release}, Linux {os.uname().release.split('-')[0]}",
        next((line for line in (swift.stdout + swift.stderr).splitlines() if "Swift version" in line), "?").strip(),
        code.stdout.strip() or "code that is in no repository",
        f"load of the machine when the run began: {load[0]:.1f} (the mean of the minute before it)"
        if load[0] > 0.2 else "nothing else ran",
    ]
