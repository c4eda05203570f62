"""Puts what was measured into words, tables and curves."""

import math

from .metrics import name, number

INTRODUCTION = """# Performance

How fast ndiscope is beside the programs that do a part of the same work. Everything here was measured by
`scripts/bench --write`, in one run on one machine:

{machine}

What counts is the ratio in one run: machines differ, and drift. Above 1 it is in our favour. Figures are medians; where a
program works alone on a core, the time is that of the processor, because other programs may run beside it. A peer that could
not be had is left out.
"""

# Why a goal is missed where it is; said only then.
REASONS = {
    "P4": "A third of the time is the system's: it copies the file and clears the memory of the history.",
    "P8": "A query about completions pairs every call with what completes it.",
    "P9": "The goal is a time on the clock; the processor time of the same start stands in P9c.",
    "P10": "What a step changes is text: 640 characters in the list with the inspector beside it, 380 in the stack, 320 at 80x24. "
    "To go there takes half as much again, colours a fifth. Fewer bytes would say less.",
    "P10c": "A step draws the whole canvas and compares it; only what differs is sent. Steps in quick succession take three "
    "fifths of that: behind a pause, as a person makes it, the caches of the processor have to be filled first.",
    "P11": "Each event that is played costs what a step costs.",
    "P12": "A step of the view takes a millisecond of processor time; where the slowest one took longer on the clock, the machine "
    "had given the processor to somebody else.",
    "P15": "A third of the time judges the events, nearly as much makes the digest of the whole world.",
    "P14p": "The frames stand in the trace as text, twice the size of the capture and more. To write it takes longer than to "
    "run the stack; a part of that is the system's, which takes the file.",
}


def text(metrics, machine):
    parts = [INTRODUCTION.format(machine="\n".join(f"- {line}" for line in machine)), scorecard(metrics)]
    parts += [part for part in (misses(metrics), growth(metrics)) if part]
    parts += [section(metric) for metric in metrics]
    return "\n".join(parts)


def verdict(metric):
    return {None: "", True: "met", False: "**missed**"}[metric.is_met]


def scorecard(metrics):
    lines = ["## Scorecard\n", "| # | what | goal | ours | nearest peer | verdict |", "|---|---|---|---|---|---|"]
    for metric in metrics:
        row = chosen(metric)
        peer = next(iter(row.peers), None)
        beside = f"{peer}: {number(row.peers[peer])} ({metric.ratio(row.figure, row.peers[peer])})" if peer else ""
        lines.append(
            f"| {metric.id} | {metric.title}, {name(row.size)} | {metric.goal} | {number(row.figure)} {metric.unit} "
            f"| {beside} | {verdict(metric)} |")
    return "\n".join(lines) + "\n"


def misses(metrics):
    """What is missed, and why, where that is known."""
    lines = [f"- **{metric.id} {metric.title}**: {REASONS.get(metric.id, 'not known.')}"
             for metric in metrics if "missed" in verdict(metric)]
    return "\n".join(["## What is missed, and why\n", *lines]) + "\n" if lines else ""


def chosen(metric):
    """The row that the goal is about: that of 1 M events, else the first."""
    for wanted in (metric.at, 1_000_000):
        for row in metric.rows:
            if row.size == wanted:
                return row
    return metric.rows[0]


def growth(metrics):
    """Ratios between sizes, which hold on any machine."""
    by_id = {metric.id: {row.size: row.figure for row in metric.rows} for metric in metrics}
    gates = []

    def gate(title, id, large, small, bound, invert=False):
        rows = by_id.get(id, {})
        if math.isfinite(rows.get(large, math.nan)) and math.isfinite(rows.get(small, math.nan)):
            ratio = rows[small] / rows[large] if invert else rows[large] / rows[small]
            gates.append(f"| {title} | {ratio:.2f} | at most {bound} | {'met' if ratio <= bound else '**missed**'} |")

    gate("reading: seconds of 10 M over 1 M events", "P4", 10_000_000, 1_000_000, 10.5)
    gate("visiting a position: p99 at 10 M over 1 M events", "P7", 10_000_000, 1_000_000, 2)
    gate("first screen: a trace of 10 M events over a lesson", "P9", "10 M events", "lesson", 1.3)
    gate("the model: time of an event at 10 M over 10 k events", "P2", 10_000_000, 10_000, 1.1, invert=True)
    gate("the agenda: time of an event at 10 M over 10 k events", "P1", 10_000_000, 10_000, 1.1, invert=True)
    if not gates:
        return ""
    return "\n".join(["## Growth\n", "| ratio | measured | goal | verdict |", "|---|---|---|---|", *gates]) + "\n"


def section(metric):
    peers = list(dict.fromkeys(peer for row in metric.rows for peer in row.peers))
    lines = [f"## {metric.id} {metric.title}\n"]
    if metric.method:
        lines.append(metric.method + "\n")
    lines.append(f"| size | ndiscope ({metric.unit}) | " + "".join(f"{peer} | " for peer in peers) + "|")
    lines.append("|---|---|" + "---|" * (len(peers) + 1))
    for row in metric.rows:
        cells = [f"{number(row.peers[peer])} ({metric.ratio(row.figure, row.peers[peer])})" if peer in row.peers else ""
                 for peer in peers]
        lines.append(f"| {name(row.size)} | {number(row.figure)} | " + "".join(f"{cell} | " for cell in cells)
                     + f"{row.note} |")
    lines.append("")
    if len(metric.rows) > 2 and all(isinstance(row.size, int) for row in metric.rows):
        lines += ["```", *curve(metric), "```", ""]
    return "\n".join(lines)


def curve(metric):
    """What one event costs at each size: bars of the same length are linear growth."""
    costs = {row.size: cost(metric, row) for row in metric.rows}
    unit = {"M events/s": "ns an event", "k packets/s": "ns a packet", "s": "ns an event"}.get(metric.unit, metric.unit)
    widest = max(costs.values())
    yield unit
    for size, value in costs.items():
        yield f"{name(size):>6}  {'█' * max(round(value / widest * 60), 1)} {number(value)}"


def cost(metric, row):
    if metric.unit == "M events/s":
        return 1e3 / row.figure
    if metric.unit == "k packets/s":
        return 1e6 / row.figure
    return row.figure / row.size * 1e9 if metric.unit == "s" else row.figure
