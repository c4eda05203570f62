"""A trace in DuckDB: loading, filtering, the state at a time. Arguments: TRACE, and the number of threads.

The same NDT/1 file is read, with the columns named; then the same events as CSV.
"""

import os
import random
import statistics
import sys
import time

import duckdb

path, threads = sys.argv[1], int(sys.argv[2])
copy = path + ".csv"
columns = {
    "t": "BIGINT", "e": "VARCHAR", "c": "UTINYINT", "irql": "VARCHAR", "call": "VARCHAR", "to": "VARCHAR",
    "at": "VARCHAR", "obj": "VARCHAR", "own": "VARCHAR", "st": "VARCHAR", "q": "VARCHAR", "op": "VARCHAR",
    "qlen": "INTEGER", "len": "INTEGER", "cause": "UINTEGER",
}
spelled = "{" + ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items()) + "}"
database = duckdb.connect()
database.execute(f"set threads={threads}")


def timed(sql, arguments=()):
    wall, cpu = time.perf_counter(), time.process_time()
    rows = database.execute(sql, arguments).fetchall()
    return time.perf_counter() - wall, time.process_time() - cpu, rows


wall, cpu, _ = timed(
    f"create table events as select * from read_json('{path}', format='newline_delimited', columns={spelled})")
count = database.execute("select count(*) from events").fetchone()[0]
saved, saved_cpu, _ = timed(f"copy events to '{path}.json' (format json)")
os.unlink(path + ".json")
database.execute(f"copy events to '{copy}' (header true)")
csv_wall, csv_cpu, _ = timed(
    f"create table copied as select * from read_csv('{copy}', header=true, columns={spelled})")
os.unlink(copy)
filters = [
    timed("select count(*) from events where e = 'enter' and call = 'NdisSend' and coalesce(c, 0) = 0")[1]
    for _ in range(5)
]
last = database.execute("select max(t) from events").fetchone()[0]
chance = random.Random(7)
seeks = []
for _ in range(20):
    seeks.append(timed(
        "select q, arg_max(qlen, t) from events where t <= ? and q is not null group by q",
        [chance.randrange(last)])[0])
print(
    f"RESULT events={count} seconds={wall:.6f} seconds_cpu={cpu:.6f} csv_seconds={csv_wall:.6f} "
    f"csv_seconds_cpu={csv_cpu:.6f} save_seconds={saved:.6f} save_seconds_cpu={saved_cpu:.6f} "
    f"filter_seconds_cpu={statistics.median(filters):.6f} seek_seconds={statistics.median(seeks):.6f}")
