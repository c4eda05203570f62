"""The metrics of the scorecard: what is run, on which size, beside which peer."""

import json
import math
import subprocess
import sys

from . import tools
from .tools import EVENTS_PER_DATAGRAM, EVENTS_PER_LIST, EVENTS_PER_WRITE, NDISCOPE, WORK, capture, compiled, has, ours, result, say, script, side_by_side, storm, trace, whole

sys.path.insert(0, str(tools.PEERS))


class Row:
    """One size: our figure, and what each peer did on the same machine in the same run."""

    def __init__(self, size, figure, peers=None, note=""):
        self.size, self.figure, self.note = size, figure, note
        self.peers = {name: value for name, value in (peers or {}).items()
                      if value is not None and not math.isnan(value)}


class Metric:
    """A line of the scorecard. `goal` is a bound on our figure, or words; `better` is more or less."""

    def __init__(self, id, title, unit, better, goal="", bound=None, at=None, method=""):
        self.id, self.title, self.unit, self.better = id, title, unit, better
        self.goal, self.bound, self.at, self.method = goal, bound, at, method
        self.rows = []
        # What is said of the goal where one bound for all rows does not say it.
        self.verdict = None

    def add(self, size, figure, peers=None, note=""):
        row = Row(size, figure, peers, note)
        self.rows.append(row)
        say("  " + "  ".join(self.line(row)))
        return row

    def line(self, row):
        """Size, our figure, and each peer with the ratio; a ratio above 1 is in our favour."""
        yield f"{name(row.size):>10}"
        yield f"{number(row.figure):>9} {self.unit}"
        for peer, value in row.peers.items():
            yield f"{peer} {number(value)} ({self.ratio(row.figure, value)})"
        if row.note:
            yield row.note

    def ratio(self, own, peer):
        if not own or not peer:
            return "-"
        quotient = own / peer if self.better == "more" else peer / own
        return f"{number(quotient)}x"

    @property
    def is_met(self):
        """Whether the goal is met at the size that it is about; None if it has no bound, or that size was not measured."""
        if self.bound is None:
            return self.verdict
        rows = [row for row in self.rows if self.at in (None, row.size)]
        if not rows:
            return None
        return all(row.figure >= self.bound if self.better == "more" else row.figure <= self.bound for row in rows)


def name(size):
    if not isinstance(size, int):
        return size
    for unit, word in ((1_000_000, "M"), (1_000, "k")):
        if size >= unit:
            return f"{size // unit} {word}"
    return str(size)


def number(value):
    if value != value:
        return "-"
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:,.{digits}f}"


def rate(numbers, seconds="seconds_cpu"):
    """Millions of events a second."""
    return numbers["events"] / max(numbers[seconds], 1e-6) / 1e6 if numbers else None


def runs(size):
    return 7 if size <= 100_000 else 5 if size <= 1_000_000 else 3


# The engine and the model.


def agenda(sizes):
    metric = Metric("P1", "The bare agenda", "M events/s", "more",
                    "twice the priority queue of ns-3",
                    method="Sixteen events a packet, 256 packets at a time; the same checksum everywhere.")
    ns3 = compiled("ns3_agenda.cc", "ns3-core")
    limits = compiled("agenda_limits.cpp")
    for size in sizes:
        packets = size // 16
        own = ours("agenda", packets, runs(size))
        peers = {}
        if ns3:
            peers["ns-3 queue"] = checked(result([ns3, str(packets), "PriorityQueue"], runs(size)), own)
            peers["ns-3 map"] = checked(result([ns3, str(packets), "Map"], min(runs(size), 3)), own)
        if size <= 1_000_000:
            peers["SimPy"] = checked(script("simpy_agenda.py", packets), own)
        if limits:
            peers["C++ queue"] = checked(result([limits, "queue", str(packets)], runs(size)), own)
            peers["C++ wheel"] = checked(result([limits, "wheel", str(packets)], runs(size)), own)
        metric.add(size, rate(own), peers)
    against(metric, "ns-3 queue", 2)
    return metric


def checked(numbers, own):
    """The rate of a peer that did the same work."""
    if numbers and numbers["sum"] != own["sum"]:
        say("  skipped: a peer did other work")
        return None
    return rate(numbers)


def against(metric, peer, factor):
    """The goal is so many times what a peer does at the largest size."""
    row = next((row for row in reversed(metric.rows) if peer in row.peers), None)
    if row:
        metric.at, metric.bound = row.size, row.peers[peer] * factor


def model(sizes):
    metric = Metric("P2", "The whole NDIS 5 model, recorded", "M events/s", "more",
                    "5 M events/s, and five times ns-3", bound=5,
                    method="Application, packet protocol, NDIS library, NE2000 and its card; every event is kept. "
                    "ns-3: two nodes, UDP echo, nothing recorded.")
    packets = Metric("P2p", "The same, in packets", "k packets/s", "more",
                     method="A packet of ours is a pended send with its completion, 43 events; one of ns-3 "
                     "crosses a link.")
    ns3 = compiled("ns3_network.cc", "ns3-core", "ns3-network", "ns3-internet", "ns3-point-to-point", "ns3-applications")
    for size in sizes:
        own = ours("simulate", storm(size), runs(size))
        peer = result([ns3, str(size // 5)], 1 if size > 100_000 else 3) if ns3 and size <= 1_000_000 else None
        metric.add(size, rate(own), {"ns-3 network": rate(peer)})
        packets.add(size, own["events"] / EVENTS_PER_WRITE / own["seconds_cpu"] / 1e3,
                    {"ns-3 network": peer and peer["packets"] / peer["seconds_cpu"] / 1e3})
    return [metric, packets]


def lists(sizes):
    metric = Metric("P3", "The whole NDIS 6 model with three filters, recorded", "M events/s", "more",
                    "4 M events/s", bound=4,
                    method="Application, ndisprot, the library, three filters, netvmini and its card; every event is "
                    f"kept. A write is {EVENTS_PER_LIST} events. OMNeT++ 6.1 with its event log on made 0.135 M "
                    "events/s on such a machine; it is not installed here.")
    for size in sizes:
        own = ours("simulate", storm(size, "lists", EVENTS_PER_LIST), runs(size))
        metric.add(size, rate(own), note=f"{own['events'] / EVENTS_PER_LIST / own['seconds_cpu'] / 1e3:.0f} k lists/s")
    return [metric, datagrams(sizes)]


def datagrams(sizes):
    metric = Metric("P3u", "UDP from the socket to the wire, recorded", "M events/s", "more",
                    "3 M events/s", bound=3,
                    method="Application, Winsock, AFD, tcpip, the NDIS 5 library, NE2000 and its card; every event is kept. "
                    f"A datagram is {EVENTS_PER_DATAGRAM} events.")
    for size in sizes:
        own = ours("simulate", storm(size, "datagrams", EVENTS_PER_DATAGRAM), runs(size))
        metric.add(size, rate(own),
                   note=f"{own['events'] / EVENTS_PER_DATAGRAM / own['seconds_cpu'] / 1e3:.0f} k datagrams/s")
    return metric


def streaming(sizes):
    """A run whose trace is written while it is made: its memory must not grow with its length."""
    memory = Metric("P6s", "Memory of a run that is written while it is made", "MB", "less", "300 MB for 1 M packets",
                    bound=300, method="The most that the whole process has in RAM; sizes are packets, 43 events each.")
    time = Metric("P5s", "The same: simulated and written, the file on disk", "M events/s", "more",
                  method="Processor time of the whole process.")
    for packets in [size // 10 for size in sizes if size >= 100_000]:
        target = WORK / "streamed.ndt.jsonl"
        path = storm(packets * EVENTS_PER_WRITE)
        own = whole([NDISCOPE, "simulate", str(path), "-o", str(target)])
        note = f"{target.stat().st_size / 1e6:,.0f} MB of text"
        target.unlink()
        memory.add(packets, own["peak"] / 1e6, note=note)
        time.add(packets, packets * EVENTS_PER_WRITE / own["cpu"] / 1e6)
    return [memory, time]


# Traces.


def reading(sizes):
    metric = Metric("P4", "Reading a trace", "s", "less", "0.12 s for 1 M events on one core", bound=0.12,
                    at=1_000_000,
                    method="Processor seconds from the file in the page cache to a history in memory, one core. The peers "
                    "read the same file; DuckDB also the same events as CSV; babeltrace2 as many smaller events in "
                    "binary (CTF). Whole processes for babeltrace2, jq and grep. The first run of ours is not counted: "
                    "memory that a virtual machine has not used lately comes from its host, page by page, and the gigabyte "
                    "of 10 M events took twice as long then.")
    fold = Metric("P4f", "Folding it into a timeline with checkpoints", "s", "less",
                  method="What comes on top of reading until every position can be visited.")
    for size in sizes:
        path = trace(size)
        own = ours("read", path, runs(size), uncounted=1)
        peers = {}
        duck = script("duckdb_trace.py", path, 2, runs=1 if size > 1_000_000 else 3)
        if duck:
            peers["DuckDB"], peers["DuckDB CSV"] = duck["seconds_cpu"], duck["csv_seconds_cpu"]
            peers["DuckDB CSV wall"] = duck["csv_seconds"]
        if size <= 1_000_000:
            orjson = script("orjson_trace.py", path)
            peers["orjson"] = orjson and orjson["seconds_cpu"]
            peers["jq"] = seconds(["jq", "-c", ".t"], path)
        peers["babeltrace2"] = binary(size)
        # grep looks no further than the first hit when nobody reads what it prints.
        peers["grep -c"] = seconds(["sh", "-c", "grep -c call \"$0\" | cat"], path)
        metric.add(size, own["seconds_cpu"], peers)
        fold.add(size, own["fold_seconds_cpu"])
    return [metric, fold]


def seconds(command, path):
    if not has(command[0]):
        return None
    numbers = whole([*command, str(path)])
    return numbers and numbers["cpu"]


def binary(size):
    if not has("babeltrace2") or size > 1_000_000:
        return None
    numbers = whole(["babeltrace2", "run", "--component=in:source.ctf.fs",
                     f"--params=inputs=[\"{tools.binary_trace(size)}\"]",
                     "--component=out:sink.utils.counter", "--component=mux:filter.utils.muxer",
                     "--connect=in:mux", "--connect=mux:out"])
    return numbers and numbers["cpu"]


def writing(sizes):
    metric = Metric("P5", "Saving a trace", "M events/s", "more", "4 M events/s", bound=4,
                    method="From the history in memory to text, in large pieces. The peers write the same events as JSON.")
    for size in sizes:
        own = ours("write", trace(size), runs(size))
        peers = {}
        if size <= 1_000_000:
            duck = script("duckdb_trace.py", trace(size), 2)
            orjson = script("orjson_trace.py", trace(size))
            peers = {"DuckDB": rate(duck, "save_seconds_cpu"), "orjson": rate(orjson, "save_seconds_cpu")}
        metric.add(size, rate(own), peers, f"{own['bytes'] / own['events']:.0f} bytes an event")
    return metric


def memory_and_seeking(sizes):
    memory = Metric("P6", "Memory with checkpoints", "bytes/event", "less", "48 bytes", bound=48, at=max(sizes),
                    method="Resident memory after loading, over that before. tshark: peak over that of an empty capture.")
    seek = Metric("P7", "The state at a random position", "µs", "less", "p99 200 µs for a state below 32 KB",
                  bound=200,
                  method="The 99th percentile of 10,000 visits, processor time. SQLite: the lengths of all queues at a time, by an index.")
    middle = Metric("P7m", "The same, the median", "µs", "less")
    empty = whole(["tshark", "-r", str(capture(1))]) if has("tshark") else None
    for size in sizes:
        own = ours("seek", trace(size))
        shark = whole(["tshark", "-r", str(capture(size))]) if empty and size <= 1_000_000 else None
        memory.add(size, own["resident_bytes"] / own["events"],
                   {"tshark (a packet)": shark and (shark["peak"] - empty["peak"]) / size},
                   f"checkpoints {own['checkpoint_bytes'] / 1e6:.2f} MB")
        lite = script("sqlite_trace.py", trace(size)) if size <= 1_000_000 else None
        note = f"worst {own['worst'] * 1e6:,.0f} µs, a state has {own['state_bytes'] / 1e3:.1f} KB"
        seek.add(size, own["p99"] * 1e6, {"SQLite": lite and lite["p99"] * 1e6}, note)
        middle.add(size, own["median"] * 1e6, {"SQLite": lite and lite["median"] * 1e6})
    return [memory, seek, middle]


def queries(sizes):
    metric = Metric("P8", "Finding the events of a query", "ms", "less", "50 ms for 1 M events", bound=50, at=1_000_000,
                    method="What the events and their calls say; the indexes of the trace are there. tshark reads its "
                           "file for every filter; DuckDB has the events in columns.")
    first = Metric("P8f", "The same, the first time", "ms", "less",
                   method="Nothing is known of the trace but its events.")
    state = Metric("P8s", "A query about the stack behind each event", "ms", "less",
                   method="What the query asks for of the stack is folded on the way.")
    follow = Metric("P8t", "A query about two events, one after the other", "ms", "less", "250 ms for 1 M events",
                    bound=250, at=1_000_000)
    for size in sizes:
        own = ours("query", trace(size))
        peers = {}
        if size <= 1_000_000:
            duck = script("duckdb_trace.py", trace(size), 2)
            peers["DuckDB"] = duck and duck.get("filter_seconds_cpu", float("nan")) * 1e3
            if has("tshark"):
                shark = whole(["tshark", "-n", "-r", str(capture(size)), "-Y", "frame.len > 100"])
                peers["tshark"] = shark and shark["cpu"] * 1e3
        kinds = ("event", "calls", "object", "pairs", "text")
        metric.add(size, max(own[kind] for kind in kinds) * 1e3, peers,
                   ", ".join(f"{kind} {own[kind] * 1e3:.1f}" for kind in kinds))
        first.add(size, max(own[kind + "_first"] for kind in kinds) * 1e3)
        state.add(size, own["stack"] * 1e3)
        follow.add(size, max(own["then_first"], own["without_first"]) * 1e3)
    return [metric, first, state, follow]


# The screen.


LESSON = "s02"


def peers_on_screen():
    """Programs with a screen, what opens them, and the key of a step."""
    found = {}
    floor = compiled("curses_floor.c", "-lncursesw", "-ltinfo")
    if floor:
        found["curses floor"] = ([floor], "j", {})
    if has("htop"):
        found["htop"] = (["htop"], "j", {})
    if has("tig"):
        found["tig"] = (["tig"], "j", {"folder": str(tools.ROOT)})
    if has("btop"):
        found["btop"] = (["btop"], "\x1b[B", {})
    if has("termshark"):
        found["termshark"] = (["termshark", "-r", str(capture(10_000))], "\x1b[B", {"settle": 2})
    if has("sngrep"):
        found["sngrep"] = (["sngrep", "-I", str(tools.calls(2_000))], "j", {})
    return found


def screens(sizes):
    import terminal

    def compare(measure):
        return {peer: measure(command, key, settings) for peer, (command, key, settings) in peers.items()}

    peers = peers_on_screen()
    big = str(trace(min(max(sizes), 1_000_000)))
    lesson = [NDISCOPE, "explore", LESSON]
    first = Metric("P9", "The first complete screen, 120x36", "ms", "less", "30 ms for a lesson", bound=30, at="lesson",
                   method="From exec to 90 % of the settled screen, on the clock, page cache warm.")
    cpu = Metric("P9c", "The same, processor time until the screen has settled", "ms", "less")
    opened = {peer: terminal.first_screen(command, **settings) for peer, (command, _, settings) in peers.items()}
    files = {"lesson": lesson, "menu": [NDISCOPE], "10 k events": [NDISCOPE, "explore", str(trace(10_000))],
             "1 M events": [NDISCOPE, "explore", big]}
    if 10_000_000 in sizes:
        files["10 M events"] = [NDISCOPE, "explore", str(trace(10_000_000))]
    for label, command in files.items():
        own = terminal.first_screen(command)
        others = opened if label == "lesson" else {}
        first.add(label, own["seconds"] * 1e3, {peer: value["seconds"] * 1e3 for peer, value in others.items()})
        cpu.add(label, own["cpu"] * 1e3, {peer: value["cpu"] * 1e3 for peer, value in others.items()})

    step = Metric("P10", "One step forward: bytes to the terminal", "bytes", "less",
                  "900 in the stack at 120x36, 400 at 80x24 and in the event list",
                  method="The mean of 40 steps through the lesson; the peers move their bar by one row.")
    work = Metric("P10c", "One step forward: processor time", "ms", "less", "0.5 ms", bound=0.5)
    moved = compare(lambda command, key, settings: terminal.steps(command, key, **settings))
    bounds = {"stack 120x36": 900, "stack 80x24": 400, "events 120x36": 400, "1 M events, stack": 900}
    for label, settings in {
        "stack 120x36": {}, "stack 80x24": {"columns": 80, "rows": 24}, "events 120x36": {"before": "3"},
        "1 M events, stack": {"command": [NDISCOPE, "explore", big, "--at", "50%"]},
    }.items():
        command = settings.pop("command", lesson)
        own = terminal.steps(command, "l", **settings)
        others = moved if label == "stack 120x36" else {}
        step.add(label, own["bytes"], {peer: value["bytes"] for peer, value in others.items()},
                 f"goal {bounds[label]}: " + ("met" if own["bytes"] <= bounds[label] else "missed"))
        work.add(label, own["cpu"] * 1e3, {peer: value["cpu"] * 1e3 for peer, value in others.items()},
                 f"{own['seconds'] * 1e3:.1f} ms to the last byte")
    step.verdict = all(row.figure <= bounds[row.size] for row in step.rows)

    rest = Metric("P11", "Idle, and playing", "ms/s", "less", "0 when paused, 20 (2 %) playing at 30 frames a second",
                  method="Processor time in a second of waiting, and bytes a second.")
    waiting = compare(lambda command, _, settings: terminal.idle(command, **settings))
    for label, keys in {"paused": "", "playing x1": " ", "playing x8 (32 a second)": " +++"}.items():
        own = terminal.idle([NDISCOPE, "explore", str(trace(10_000))], keys=keys)
        others = waiting if label == "paused" else {}
        rest.add(label, own["cpu"] * 1e3, {peer: value["cpu"] * 1e3 for peer, value in others.items()},
                 f"{own['bytes']:,.0f} bytes/s, {own['peak'] / 1e6:.0f} MB at most")
    rest.verdict = all(row.figure <= (0.01 if row.size == "paused" else 20) for row in rest.rows)
    return [first, cpu, step, work, rest]


VIEWS = ["stack", "ladder", "events", "inspector", "tree", "charts", "counters", "findings", "compare", "owners", "states", "dna"]
FLOODS = {
    "1 MB pasted": b"\x1b[200~" + bytes(32 + place * 7 % 95 for place in range(1_000_000)) + b"\x1b[201~",
    "10 k mouse events": b"\x1b[<65;40;12M" * 10_000,
}


def views(sizes):
    """Every view at a size that no student has, and what a user does not do on purpose."""
    import terminal

    largest = str(trace(max(sizes)))
    peers = peers_on_screen()
    every = Metric("P12", "One step in every view, 200x60: key to last byte, p99", "ms", "less", "16 ms", bound=16,
                   method=f"200 steps in a trace of {name(max(sizes))} events, from its middle; the peers move their bar by "
                   "one row, in what they show.")
    size = {"columns": 200, "rows": 60}
    moved = {peer: terminal.steps(command, key, count=200, **size, **settings)
             for peer, (command, key, settings) in peers.items()}
    for view in VIEWS:
        command = [NDISCOPE, "explore", largest, "--at", "50%"]
        if view == "compare":
            command += ["--against", str(trace(10_000))]
        own = terminal.steps(command, "l", count=200, before=[":", *view, "\r"], settle=3, **size)
        every.add(view, own["p99"] * 1e3, {peer: value["p99"] * 1e3 for peer, value in moved.items()}
                  if view == "stack" else {}, f"{own['bytes']:,.0f} bytes, {own['cpu'] * 1e3:.2f} ms of processor time")
    flooded = Metric("P12f", "A key behind a flood of input, to its last byte", "ms", "less", "100 ms", bound=100,
                     method="What is pasted or comes from the mouse is sent as fast as it is taken; a key is held for three "
                     "seconds, 30 times a second. Then h, or the same key of the peer, is pressed.")
    command = [NDISCOPE, "explore", LESSON]
    for label, data in {**FLOODS, "a key held": None}.items():
        others = {}
        for peer, (program, key, settings) in peers.items():
            held = (key.encode("latin1") if len(key) == 1 else b"j") * 90
            others[peer] = terminal.flood(program, data or held, key, rate=None if data else 30, **settings) * 1e3
        own = terminal.flood(command, data or b"l" * 90, "h", rate=None if data else 30)
        flooded.add(label, own * 1e3, others)
    return [every, flooded]


# Captures.


def captures(sizes):
    import terminal

    index = Metric("P14", "Finding the frames of a capture", "s", "less", "0.3 s with the first screen, 1 M frames",
                   bound=0.3, at=1_000_000,
                   method="Processor seconds, the file in the page cache. The peers read the same file, as whole processes.")
    show = Metric("P14s", "The first screen of a capture that is played", "ms", "less", bound=300, at=1_000_000,
                  goal="0.3 s, 1 M frames")
    play = Metric("P14p", "The capture through the NDIS 5 stack into a trace file", "s", "less", "8 s for 1 M frames",
                  bound=8, at=1_000_000,
                  method="On the clock: the run and its text are made side by side, on two processors.")
    for size in [size for size in sizes if size <= 1_000_000]:
        path = str(capture(size))
        own = ours("index", path, runs(size))
        shark = whole(["tshark", "-n", "-r", path]) if has("tshark") else None
        peers = {"tshark": shark and shark["cpu"], "tcpdump": seconds(["tcpdump", "-n", "-r"], path),
                 "capinfos": seconds(["capinfos", "-c"], path)}
        index.add(size, own["seconds_cpu"], peers)
        opened = terminal.first_screen([NDISCOPE, "explore", "s04", "--frames", path], runs=3)
        show.add(size, opened["seconds"] * 1e3)
        target = WORK / "played.ndt.jsonl"
        played = whole([NDISCOPE, "simulate", "s04", "--frames", path, "-o", str(target)])
        if played:
            play.add(size, played["wall"], {"tshark (reads only)": shark and shark["wall"]},
                     f"{played['cpu']:.2f} s of processor time, {target.stat().st_size / 1e6:,.0f} MB, "
                     f"{played['peak'] / 1e6:.0f} MB of memory at most")
            target.unlink()
    return [index, show, play]


def rules(sizes):
    metric = Metric("P13", "Holding all rules against a trace", "ns/event", "less", "2x the bare fold + 100 ns", at=1_000_000,
                    method="One pass that folds the states and judges every event; the trace is in memory. Processor time.")
    for size in sizes:
        own = ours("rules", trace(size))
        fold = own["fold_cpu"] / own["events"] * 1e9
        metric.bound = 2 * fold + 100 if size == 1_000_000 else metric.bound
        metric.add(size, own["judge_cpu"] / own["events"] * 1e9, {},
                   f"{own['rules']:.0f} rules, {own['findings']:.0f} findings; the bare fold takes {fold:.1f} ns")
    return [metric]


def search(sizes):
    """The size is the number of processors. A way is a run to its end, or to a state that is known.

    The peers are as many searches as there are processors, which share nothing: more than they do the machine cannot do.
    """
    metric = Metric("P15", "Every run of a scenario", "ways/s", "more", "20,000 ways of S02 a second and processor",
                    bound=20_000, at=1,
                    method="`exhaust s02 --choices CP1,CP2,CP9 --depth 6`, the whole process on the clock; what every state costs holds the "
                           "run of an item, its judging and its comparing. Beside it: as many searches of one processor each, started together, which have "
                           "nothing to do with each other; what one search on all processors can reach at most.")
    command = [NDISCOPE, "exhaust", "s02", "--choices", "CP1,CP2,CP9", "--depth", "6", "--format", "json", "--jobs"]
    found = json.loads(subprocess.run(command + ["1"], capture_output=True, text=True).stdout or "{}")
    for jobs in (1, 2) if found else ():
        ways = found["runs"] + found["met"]
        took = whole(command + [str(jobs)], runs=5)
        apart = side_by_side(command + ["1"], jobs, runs=5) if jobs > 1 else None
        if took:
            metric.add(jobs, ways / took["wall"], {"searches that share nothing": apart and jobs * ways / apart},
                       f"{found['states'] / took['wall']:,.0f} states/s, {took['cpu']:.2f} s of processor time, "
                       f"{took['peak'] / 1e6:.0f} MB of memory at most")
    return metric


ALL = {
    "P1": agenda, "P2": model, "P3": lists, "P4": reading, "P5": writing, "P5s": streaming, "P6": memory_and_seeking,
    "P8": queries, "P9": screens, "P10": screens, "P11": screens, "P12": views, "P13": rules, "P14": captures, "P15": search,
}
