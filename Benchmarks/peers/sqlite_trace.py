"""A trace in SQLite: loading it with an index, and the state at random times. Argument: TRACE."""

import os
import random
import sqlite3
import sys
import time

import orjson

path = sys.argv[1] + ".sqlite"
if os.path.exists(path):
    os.unlink(path)
start = time.process_time()
database = sqlite3.connect(path)
database.execute("pragma journal_mode=off")
database.execute("create table events(seq integer primary key, t integer, e text, call text, obj text, q text, qlen integer)")


def rows():
    with open(sys.argv[1], "rb") as file:
        for number, line in enumerate(file):
            event = orjson.loads(line)
            get = event.get
            yield number, get("t"), get("e"), get("call"), str(get("obj")), get("q"), get("qlen")


database.executemany("insert into events values(?,?,?,?,?,?,?)", rows())
database.execute("create index by_queue on events(q, t, seq, qlen) where q is not null")
database.commit()
seconds = time.process_time() - start
queues = [row[0] for row in database.execute("select distinct q from events where q is not null")]
last = database.execute("select max(t) from events").fetchone()[0]
chance = random.Random(7)
seeks = []
for _ in range(1000):
    moment = chance.randrange(last)
    start = time.process_time()
    for queue in queues:
        database.execute(
            "select qlen from events where q=? and t<=? order by t desc, seq desc limit 1", (queue, moment)).fetchone()
    seeks.append(time.process_time() - start)
seeks.sort()
size = os.path.getsize(path)
database.close()
os.unlink(path)
print(
    f"RESULT seconds_cpu={seconds:.6f} median={seeks[500]:.6f} p99={seeks[990]:.6f} bytes={size}")
