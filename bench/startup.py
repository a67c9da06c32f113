"""How long the command takes as a whole process, beside a bare Python, in one run.

    .venv/bin/python bench/startup.py

Prints the median seconds of each and its ratio to the bare interpreter.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 9
ANSWERABLE = [sys.executable, "-m", "answerable"]
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "answerable --help": [*ANSWERABLE, "--help"],
    'answerable trace "NI 154"': [*ANSWERABLE, "trace", "NI 154"],
    "answerable check": [*ANSWERABLE, "check"],
    "answerable load (nothing to do)": [*ANSWERABLE, "load"],
}


def seconds(command: list[str], surroundings: dict[str, str]) -> float:
    """The wall time of one run of a command."""
    start = time.perf_counter()
    subprocess.run(command, env=surroundings, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Measure the commands in turn, so that a drift of the machine's speed touches all alike."""
    with tempfile.TemporaryDirectory() as home:
        surroundings = {**os.environ, "ANSWERABLE_HOME": home}
        first = seconds([*ANSWERABLE, "load"], surroundings)
        times: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for _ in range(RUNS):
            for name, command in COMMANDS.items():
                times[name].append(seconds(command, surroundings))
    bare = statistics.median(times["python -c pass"])
    print(f"{'first load of seed/':34} {first:6.2f} s")
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"{name:34} {median:6.2f} s  {median / bare:5.1f} x bare")


if __name__ == "__main__":
    main()
