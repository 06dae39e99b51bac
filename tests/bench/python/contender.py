"""OpenAI's Python SDK, `openai-codex`: typed notifications, a thread that reads, a queue for each turn."""

import json
import sys
import threading
import time

from openai_codex.client import CodexClient, CodexConfig
from openai_codex.generated.v2_all import ThreadLoadedListResponse

HISTORY = "01900000-0000-7000-8000-0000000b16b1"


def peak_kib():
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return 0


class Meter:
    def __init__(self):
        self.cpu = time.process_time_ns()
        self.wall = time.perf_counter_ns()

    def stop(self, report):
        report["wall_ns"] = time.perf_counter_ns() - self.wall
        report["cpu_ns"] = time.process_time_ns() - self.cpu
        return report


def connect(task):
    client = CodexClient(CodexConfig(codex_bin=task["program"], client_name="bench"))
    client.start()
    client.initialize()
    return client


def consume(client, turn, seen):
    """All events of a turn, up to its end."""
    while True:
        event = client.next_turn_notification(turn)
        if event.method == "item/agentMessage/delta":
            seen["deltas"] += 1
            seen["text"] += len(event.payload.delta.encode())
        else:
            seen["others"] += 1
            if type(event.payload).__name__ == "UnknownNotification":
                seen["undecoded"] += 1
            if event.method == "turn/completed":
                seen["ends"] += 1
                return


def nothing_seen():
    return {"deltas": 0, "text": 0, "others": 0, "ends": 0, "lost": 0, "undecoded": 0}


def stream(task):
    client = connect(task)
    threads = [client.thread_start().thread.id for _ in range(task["threads"])]
    turns = [client.turn_start(thread, "Go").turn.id for thread in threads[:-1]]
    meter = Meter()
    turns.append(client.turn_start(threads[-1], "Go").turn.id)
    # One consumer after the other: their queues have no bound.
    seen = nothing_seen()
    for turn in turns:
        consume(client, turn, seen)
    report = meter.stop({"seen": seen})
    client.close()
    return report


def ask(client, count, times):
    for _ in range(count):
        asked = time.perf_counter_ns()
        client.request("thread/loaded/list", {}, response_model=ThreadLoadedListResponse)
        times.append(time.perf_counter_ns() - asked)


def requests(task):
    client = connect(task)
    times = []
    meter = Meter()
    if task["in-flight"] == 1:
        ask(client, task["count"], times)
    else:
        share = task["count"] // task["in-flight"]
        callers = [
            threading.Thread(target=ask, args=(client, share, times))
            for _ in range(task["in-flight"])
        ]
        for caller in callers:
            caller.start()
        for caller in callers:
            caller.join()
    report = meter.stop({"times_ns": times})
    client.close()
    return report


def response(task):
    client = connect(task)
    meter = Meter()
    read = client.thread_read(HISTORY, include_turns=True)
    report = meter.stop({"turns": len(read.thread.turns)})
    report["peak_kib"] = peak_kib()
    client.close()
    return report


def unread(task):
    client = connect(task)
    thread = client.thread_start().thread.id
    meter = Meter()
    turn = client.turn_start(thread, "Go").turn.id
    times = []
    while True:
        asked = time.perf_counter_ns()
        listed = client.request("thread/loaded/list", {}, response_model=ThreadLoadedListResponse)
        times.append(time.perf_counter_ns() - asked)
        if listed.data:
            break
        time.sleep(0.005)
    report = meter.stop({"times_ns": times})
    report["peak_kib"] = peak_kib()
    report["seen"] = nothing_seen()
    consume(client, turn, report["seen"])
    client.close()
    return report


def first_token(task):
    client = connect(task)
    thread = client.thread_start().thread.id
    times = []
    for _ in range(task["count"]):
        asked = time.perf_counter_ns()
        turn = client.turn_start(thread, "Go").turn.id
        first = True
        while True:
            event = client.next_turn_notification(turn)
            if first and event.method == "item/agentMessage/delta":
                times.append(time.perf_counter_ns() - asked)
                first = False
            if event.method == "turn/completed":
                break
    client.close()
    return {"times_ns": times}


def start_up(task):
    times = []
    for _ in range(task["count"]):
        begun = time.perf_counter_ns()
        client = connect(task)
        times.append(time.perf_counter_ns() - begun)
        client.close()
    return {"times_ns": times}


def main():
    workload, program, *options = sys.argv[1:]
    task = {"program": program, "threads": 1, "count": 1, "in-flight": 1}
    for option in options:
        key, value = option.split("=", 1)
        task[key] = int(value) if value.isdigit() else value
    run = {
        "stream": stream,
        "requests": requests,
        "response": response,
        "unread": unread,
        "first-token": first_token,
        "start-up": start_up,
    }[workload]
    report = run(task)
    report.setdefault("peak_kib", peak_kib())
    print(json.dumps(report))


main()
