"""The command behind scripts/bench."""

import argparse

from . import metrics, report, tools

parser = argparse.ArgumentParser(prog="scripts/bench", description="Measure ndiscope beside its peers.")
parser.add_argument("metrics", nargs="*", metavar="METRIC", help=f"some of {' '.join(metrics.ALL)}; all without it")
parser.add_argument("--largest", type=int, default=10_000_000, metavar="N", help="leave out sizes above N events")
parser.add_argument("--write", action="store_true", help="write docs/performance.md")
options = parser.parse_args()
unknown = [name for name in options.metrics if name not in metrics.ALL]
if unknown:
    parser.error(f"no metric is called {', '.join(unknown)}; there are {' '.join(metrics.ALL)}")

tools.WORK.mkdir(parents=True, exist_ok=True)
sizes = [size for size in (10_000, 100_000, 1_000_000, 10_000_000) if size <= options.largest]
machine = tools.machine()
wanted = options.metrics or metrics.ALL
# Names that are measured together stand for one measurement, which is made once.
together = {metrics.ALL[name]: name for name in reversed(wanted)}
found = []
for measure, name in reversed(together.items()):
    tools.say(f"{name}")
    measured = measure(sizes)
    found += measured if isinstance(measured, list) else [measured]
text = report.text(found, machine)
if options.write:
    (tools.ROOT / "docs" / "performance.md").write_text(text)
print(text)
