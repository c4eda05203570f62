"""A trace through orjson, line by line: into objects that are kept, and back into lines. Argument: TRACE."""

import sys
import time

import orjson

start = time.process_time()
with open(sys.argv[1], "rb") as file:
    events = [orjson.loads(line) for line in file]
seconds = time.process_time() - start
start = time.process_time()
with open("/dev/null", "wb") as file:
    for event in events:
        file.write(orjson.dumps(event))
        file.write(b"\n")
print(f"RESULT events={len(events)} seconds_cpu={seconds:.6f} save_seconds_cpu={time.process_time() - start:.6f}")
