"""A real Neo4j on this computer, without Docker: for `make neo4j` and for the tests.

Maven fetches it once, as neo4j/pom.xml says; it runs on Java and listens on loopback only.
"""

import os
import re
import secrets
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT, Popen, TimeoutExpired
from typing import IO, LiteralString

from platformdirs import user_cache_path, user_data_path

from model.problems import StoreUnreachable

DATA = Path(__file__).parent / "neo4j"
VERSION = (DATA / "pom.xml").read_text("utf-8").partition("<neo4j.version>")[2].partition("<")[0]
JVMS = Path("/usr/lib/jvm")
FETCH_SECONDS, START_SECONDS, STOP_SECONDS = 1800.0, 120.0, 30.0
# Its input ends when this process does, however that ends; then it stops the server too.
WATCHER = "import os, sys; sys.stdin.read(); os.kill(int(sys.argv[1]), 15)"


class ServerError(StoreUnreachable):
    """Neo4j can't be fetched or started, or has stopped."""


@dataclass(frozen=True)
class Server:
    """A running server and how to reach it."""

    uri: str
    user: str
    password: str = field(repr=False)
    port: int
    home: Path
    process: Popen[bytes]


def missing() -> str | None:
    """What this computer lacks to run Neo4j, in one sentence; None when it lacks nothing."""
    if not _java():
        return f"Neo4j needs Java 17 or newer; none runs by JAVA_HOME, PATH or under {JVMS}."
    if not _jars().is_dir() and not _run("mvn", "-version")[0]:
        return "Fetching Neo4j needs Maven; its command mvn was not found or does not run."
    return None


def artifacts(cache: Path | None = None) -> Path:
    """The folder of Neo4j's jars, fetched (150 MB) when the cache lacks it.

    The cache is ANSWERABLE_CACHE or the user's own. A failed fetch is a ServerError and
    leaves nothing half-made; a second process waits for the first.
    """
    from filelock import FileLock

    jars = _jars(cache)
    try:
        jars.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(jars.with_name("neo4j.lock")):
            if not jars.is_dir():
                _fetch(jars)
    except OSError as error:
        raise ServerError(f"The cache can't be written: {error}.") from None
    return jars


def configuration(port: int, heap: str = "1g") -> str:
    """The text of neo4j.conf; the heap as Java writes sizes."""
    return (DATA / "neo4j.conf").read_text("utf-8").format(port=port, heap=heap)


def free_port(first: int = 0) -> int:
    """The first free port of a hundred from `first`, or any for 0; else a ServerError."""
    for port in range(first, min(first + 100, 65536)):
        with suppress(OSError), socket.create_server(("127.0.0.1", port)) as listener:
            return int(listener.getsockname()[1])
    raise ServerError(f"No port from {first} to {first + 99} is free.")


@contextmanager
def running(
    home: Path, *, port: int | None = None, password: str | None = None, heap: str = "1g"
) -> Iterator[Server]:
    """A server that answers queries until the block ends; its data stay in `home`.

    Without a port it takes any free one; without a password (8 characters or more) the one in
    home/password, made up the first time. Starts in some ten seconds. Raises ServerError.
    """
    if lack := missing():
        raise ServerError(lack)
    if port and free_port(port) != port:
        raise ServerError(f"Port {port} is in use: stop what uses it or choose another.")
    home, port, jars = home.resolve(), port or free_port(), artifacts()
    password = _prepare(home, password, configuration(port, heap))
    with _process(jars, home, heap) as process:
        server = Server(f"bolt://127.0.0.1:{port}", "neo4j", password, port, home, process)
        _wait(server)
        yield server


def main() -> int:
    """Run a server until Ctrl-C. The exit code is 0, or 3 when it can't start or has stopped."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    home = Path(os.environ.get("ANSWERABLE_HOME") or user_data_path("answerable")) / "neo4j"
    fetch = "" if _jars().is_dir() else f"Fetching Neo4j {VERSION}: about 150 MB, once. "
    sys.stderr.write(f"{fetch}Starting Neo4j in {home}; Ctrl-C stops it, its data stay.\n")
    try:
        _serve(home)
    except KeyboardInterrupt:
        return 0
    except ServerError as error:
        sys.stderr.write(f"{error}\n")
    return 3


def _serve(home: Path) -> None:
    password = os.environ.get("NEO4J_PASSWORD")
    with running(home, port=free_port(7687), password=password) as server:
        words = {"URI": server.uri, "USERNAME": server.user, "PASSWORD": server.password}
        exports = [f"export NEO4J_{name}={shlex.quote(value)}\n" for name, value in words.items()]
        sys.stdout.write("".join(exports))
        sys.stdout.flush()
        server.process.wait()
        raise _failure("Neo4j stopped by itself", home)


def _jars(cache: Path | None = None) -> Path:
    own = os.environ.get("ANSWERABLE_CACHE") or user_cache_path("answerable")
    return (cache or Path(own)).resolve() / f"neo4j-{VERSION}"


def _java() -> str | None:
    """A Java that runs: 17 or 21, for which 5.26 is made, or else a newer one."""
    newer, own = None, Path(os.environ.get("JAVA_HOME") or os.devnull) / "bin"
    for folder in (own, *os.get_exec_path(), *sorted(JVMS.glob("*/bin"))):
        java = shutil.which("java", path=str(folder))
        found = java and re.search(r'version "(\d+)', _run(java, "-version")[1])
        release = int(found[1]) if found else 0
        if release in (17, 21):
            return java
        newer = newer or (java if release > 17 else None)
    return newer


def _run(command: str, *words: str, seconds: float = 60) -> tuple[bool, str]:
    """Whether a command succeeded, and all that it said."""
    line = [shutil.which(command) or command, *words]
    try:
        done = subprocess.run(  # noqa: S603 (java or mvn)
            line, stdin=DEVNULL, stdout=PIPE, stderr=STDOUT, timeout=seconds, check=False
        )
    except (OSError, TimeoutExpired) as error:
        return False, str(error)
    return done.returncode == 0, done.stdout.decode(errors="replace")


def _fetch(jars: Path) -> None:
    part = jars.with_name(f"{jars.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    goal = ("-q", "-B", "-C", "-f", str(DATA / "pom.xml"), "dependency:copy-dependencies")
    try:
        done, said = _run("mvn", *goal, f"-DoutputDirectory={part}", seconds=FETCH_SECONDS)
        if not done:
            raise ServerError(f"Maven could not fetch Neo4j {VERSION}; it said:\n{_last(said)}")
        part.rename(jars)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _prepare(home: Path, password: str | None, conf: str) -> str:
    """Make the home folder and its settings; the password to use."""
    if password and len(password) < 8:
        raise ServerError("Neo4j's password needs 8 characters or more.")
    kept = home / "password"
    try:
        for folder in ("conf", "data", "import", "licenses", "logs", "plugins"):
            (home / folder).mkdir(parents=True, exist_ok=True)
        (home / "conf" / "neo4j.conf").write_text(conf, "utf-8")
        if not password and not (kept.exists() and kept.stat().st_size):
            kept.touch(mode=0o600)
            kept.write_text(secrets.token_urlsafe(16), "utf-8")
        return password or kept.read_text("utf-8")
    except OSError as error:
        raise ServerError(f"The folder for Neo4j can't be written: {error}.") from None


@contextmanager
def _process(jars: Path, home: Path, heap: str) -> Iterator[Popen[bytes]]:
    java = [_java() or "java", f"-Xmx{heap}", f"@{DATA / 'java.args'}", "-cp", f"{jars}/*"]
    entry = ["org.neo4j.server.CommunityEntryPoint", "--console-mode"]
    folders = [f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    watch = [sys.executable, "-I", "-c", WATCHER]
    with ExitStack() as stack:
        out = stack.enter_context((home / "logs" / "console.log").open("wb"))
        process = stack.enter_context(_child([*java, *entry, *folders], DEVNULL, out))
        stack.callback(_stop, process)
        watcher = stack.enter_context(_child([*watch, str(process.pid)], PIPE, DEVNULL))
        stack.callback(watcher.kill)
        yield process


def _stop(process: Popen[bytes]) -> None:
    process.terminate()
    with suppress(TimeoutExpired):
        process.wait(STOP_SECONDS)
    process.kill()  # does nothing to one that has ended


def _child(command: list[str], stdin: int, out: int | IO[bytes]) -> Popen[bytes]:
    # In a session of its own, so that Ctrl-C comes to this process alone.
    return Popen(  # noqa: S603 (built above)
        command, stdin=stdin, stdout=out, stderr=STDOUT, start_new_session=True
    )


def _wait(server: Server) -> None:
    end = time.monotonic() + START_SECONDS
    while not _answers(server):
        if server.process.poll() is not None:
            raise _failure("Neo4j stopped while it was starting", server.home)
        if time.monotonic() > end:
            raise _failure(f"Neo4j did not answer in {START_SECONDS:g} seconds", server.home)
        time.sleep(0.1)


def _answers(server: Server) -> bool:
    """Whether it answers a query with its password; a new server is given that first."""
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    try:
        try:
            _query(server, server.password, "neo4j", "RETURN 1")
        except AuthError:
            new = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
            _query(server, "neo4j", "system", new)
            return False
    except AuthError:
        reason = "was made with another password: put that into NEO4J_PASSWORD"
        raise ServerError(f"The Neo4j in {server.home} {reason}.") from None
    except (DriverError, Neo4jError):
        return False
    return True


def _query(server: Server, password: str, database: str, query: LiteralString) -> None:
    from neo4j import GraphDatabase

    auth = (server.user, password)
    with (
        GraphDatabase.driver(server.uri, auth=auth, connection_timeout=5) as driver,
        driver.session(database=database) as session,
    ):
        session.run(query, new=server.password).consume()


def _failure(what: str, home: Path) -> ServerError:
    log = home / "logs" / "console.log"
    return ServerError(f"{what}; {log} ends:\n{_last(log.read_text('utf-8', 'replace'))}")


def _last(said: str) -> str:
    """The last lines, without colours and the steps of Java's stack traces."""
    plain = re.sub(r"\x1b\[[\d;]*m", "", said).splitlines()
    told = [line for line in plain if line.strip() and not re.match(r"\s+(at |\.\.\.)", line)]
    return "\n".join(told[-8:])


if __name__ == "__main__":
    sys.exit(main())
