"""A Neo4j without Docker: what is missing, fetching once, starting, failing, stopping."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml

from graph import neo4j_server
from graph.neo4j_server import ServerError, artifacts, configuration, free_port, missing, running

ROOT = Path(__file__).parents[1]
posix = pytest.mark.skipif(
    os.name != "posix", reason="the stand-ins for programs are shell scripts"
)


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer with a shell, and nothing else on it."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "mkdir", "sleep", "touch"):
        (programs / name).symlink_to(f"/bin/{name}")
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("ANSWERABLE_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(neo4j_server, "JVMS", tmp_path / "jvm")
    return tmp_path


def program(file: Path, script: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return file


def java(folder: Path, release: str, script: str = "exit 1") -> Path:
    asked = f'[ "$1" = -version ] && {{ echo \'openjdk version "{release}"\' >&2; exit 0; }}'
    return program(folder / "java", f"{asked}\n{script}")


def maven(computer: Path, script: str) -> None:
    """A Maven that says its version; else it knows $to, the folder to fill."""
    find = "for word; do case $word in -DoutputDirectory=*) to=${word#*=};; esac; done"
    asked = '[ "$1" = -version ] && exit 0'
    program(computer / "bin" / "mvn", f"{asked}\n{find}\necho called >> {computer}/calls\n{script}")


FILLS = 'mkdir "$to" && touch "$to/neo4j.jar"'


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    # Where nobody reaps orphans, an ended one stays listed as a zombie.
    stat_file = Path(f"/proc/{pid}/stat")
    return stat_file.exists() and stat_file.read_text().rpartition(")")[2].split()[0] == "Z"


def until_gone(pid: int, seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while not gone(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return gone(pid)


# Settings


def test_the_configuration_listens_on_loopback_only() -> None:
    lines = configuration(7690, "2g").splitlines()
    assert "server.bolt.listen_address=127.0.0.1:7690" in lines
    assert "server.memory.heap.max_size=2g" in lines
    assert {"server.http.enabled=false", "dbms.usage_report.enabled=false"} <= set(lines)
    addresses = [line for line in lines if "address=" in line]
    assert addresses
    assert all("=127.0.0.1" in line for line in addresses)


def test_docker_and_maven_run_the_same_release_line() -> None:
    service = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]["neo4j"]
    line = neo4j_server.VERSION.rpartition(".")[0]
    assert service["image"] == f"neo4j:{line}"
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])
    assert "${NEO4J_PASSWORD:?" in service["environment"]["NEO4J_AUTH"]


def test_a_taken_port_is_passed_over() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        taken = listener.getsockname()[1]
        assert free_port(taken) > taken


# What is missing


@posix
@pytest.mark.parametrize("release", ["1.8.0_402", "11.0.2"])
def test_no_java_or_an_old_one_is_named(computer: Path, release: str) -> None:
    java(computer / "bin", release)
    maven(computer, FILLS)
    assert "Java 17 or newer" in str(missing())
    (computer / "bin" / "java").unlink()
    assert "Java 17 or newer" in str(missing())


@posix
@pytest.mark.parametrize("script", [None, "echo 'JAVA_HOME is not defined'; exit 1"])
def test_no_maven_or_a_broken_one_is_named(computer: Path, script: str | None) -> None:
    java(computer / "bin", "17.0.15")
    if script:
        program(computer / "bin" / "mvn", script)
    assert "needs Maven" in str(missing())


@posix
def test_maven_is_not_missed_once_neo4j_is_fetched(computer: Path) -> None:
    java(computer / "bin", "21.0.1")
    maven(computer, FILLS)
    assert missing() is None
    artifacts()
    (computer / "bin" / "mvn").unlink()
    assert missing() is None


@posix
def test_java_is_the_first_supported_one_or_else_a_newer_one(
    computer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(computer / "home" / "bin" / "java", "exit 1")
    monkeypatch.setenv("JAVA_HOME", str(computer / "home"))
    newer = java(computer / "bin", "25.0.3")
    assert neo4j_server._java() == str(newer)
    supported = java(computer / "jvm" / "jdk-21" / "bin", "21.0.1")
    assert neo4j_server._java() == str(supported)


# Fetching


@posix
def test_jars_are_fetched_once_though_two_ask_at_once(computer: Path) -> None:
    maven(computer, f"sleep 0.2; {FILLS}")
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _: artifacts(computer / "mine"), range(2))
    assert first == second
    assert [jar.name for jar in first.iterdir()] == ["neo4j.jar"]
    assert (computer / "calls").read_text() == "called\n"


@posix
def test_a_failed_fetch_leaves_nothing_and_quotes_maven(computer: Path) -> None:
    maven(computer, f"{FILLS}; printf '\\033[31mThe network is gone\\033[0m\\n'; exit 1")
    with pytest.raises(ServerError, match=r"could not fetch Neo4j 5[\d.]+; it said:\nThe network"):
        artifacts()
    assert [file.name for file in (computer / "cache").glob("neo4j-*")] == []


@posix
def test_what_an_interrupted_fetch_left_is_not_used(computer: Path) -> None:
    left = computer / "cache" / f"neo4j-{neo4j_server.VERSION}.part"
    left.mkdir(parents=True)
    (left / "half.jar").touch()
    maven(computer, FILLS)
    assert [jar.name for jar in artifacts().iterdir()] == ["neo4j.jar"]
    assert not left.exists()


@posix
def test_a_cache_that_cannot_be_made_is_one_sentence(computer: Path) -> None:
    (computer / "file").touch()
    with pytest.raises(ServerError, match="The cache can't be written"):
        artifacts(computer / "file" / "cache")


# Starting and failing, with a Java that is a script


@posix
def test_a_failed_start_quotes_the_end_of_the_log(computer: Path) -> None:
    trace = "echo 'Caused by: the store is locked'; printf '\\tat org.neo4j.Main(Main.java:1)\\n'"
    java(computer / "bin", "17.0.15", f"echo Starting...; {trace}; exit 1")
    maven(computer, FILLS)
    with pytest.raises(ServerError) as caught, running(computer / "home"):
        pass
    first, *rest = str(caught.value).splitlines()
    log = computer / "home" / "logs" / "console.log"
    assert first == f"Neo4j stopped while it was starting; {log} ends:"
    assert rest == ["Starting...", "Caused by: the store is locked"]


@posix
def test_a_start_that_takes_too_long_is_ended(
    computer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_server, "START_SECONDS", 0.5)
    monkeypatch.setattr(neo4j_server, "STOP_SECONDS", 0.2)
    deaf = f"trap '' TERM; echo $$ > {computer}/pid; while :; do sleep 0.1; done"
    java(computer / "bin", "17.0.15", deaf)
    maven(computer, FILLS)
    with pytest.raises(ServerError, match=r"did not answer in 0\.5 seconds"):
        running(computer / "home").__enter__()
    assert gone(int((computer / "pid").read_text()))


@posix
def test_what_cannot_work_is_said_before_anything_starts(computer: Path) -> None:
    with pytest.raises(ServerError, match="Java 17 or newer"):
        running(computer / "home").__enter__()
    java(computer / "bin", "17.0.15")
    maven(computer, FILLS)
    with pytest.raises(ServerError, match="8 characters or more"):
        running(computer / "home", password="short").__enter__()  # noqa: S106
    with socket.create_server(("127.0.0.1", 0)) as listener:
        taken = listener.getsockname()[1]
        with pytest.raises(ServerError, match=f"Port {taken} is in use"):
            running(computer / "home", port=taken).__enter__()
    (computer / "file").touch()
    with pytest.raises(ServerError, match="can't be written"):
        running(computer / "file" / "home").__enter__()


@posix
def test_the_password_made_up_is_kept_for_this_user_only(computer: Path) -> None:
    first = neo4j_server._prepare(computer / "home", None, "")
    assert len(first) >= 20
    assert neo4j_server._prepare(computer / "home", None, "") == first
    assert neo4j_server._prepare(computer / "home", "another one", "") == "another one"
    assert stat.S_IMODE((computer / "home" / "password").stat().st_mode) == 0o600


@posix
def test_the_server_ends_when_its_parent_is_killed(computer: Path) -> None:
    java(computer / "bin", "17.0.15", "exec sleep 60")
    maven(computer, FILLS)
    code = f"""
from pathlib import Path
from graph import neo4j_server
neo4j_server._wait = lambda server: print(server.process.pid, flush=True)
with neo4j_server.running(Path({str(computer / "home")!r})) as server:
    server.process.wait()
"""
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        assert not gone(pid)
        parent.kill()
    assert until_gone(pid)


# The real one


def real_or_skip() -> None:
    lack = missing()
    if lack and os.environ.get("CI"):
        pytest.fail(lack)
    if lack:
        pytest.skip(lack)


def ask(uri: str, password: str, query: str) -> list[list[object]]:
    from neo4j import GraphDatabase

    with GraphDatabase.driver(uri, auth=("neo4j", password)) as driver:
        return [list(record) for record in driver.execute_query(query).records]


@pytest.mark.neo4j
def test_a_real_server_keeps_its_data(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real_or_skip()
    # Compiling lightly starts a fifth sooner.
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    with running(tmp_path / "neo4j") as server:
        assert ask(server.uri, server.password, "RETURN 1") == [[1]]
        ask(server.uri, server.password, "CREATE (:Kept {name: 'here'})")
        assert server.password not in repr(server)
    assert server.process.poll() is not None

    command = [sys.executable, "-m", "graph.neo4j_server"]
    environment = {**os.environ, "ANSWERABLE_HOME": str(tmp_path)}
    environment.pop("NEO4J_PASSWORD", None)
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as again:
        assert again.stdout
        exports = [again.stdout.readline().removeprefix("export ").strip() for _ in range(3)]
        said = dict(line.split("=", 1) for line in exports)
        assert list(said) == ["NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD"]
        kept = ask(said["NEO4J_URI"], said["NEO4J_PASSWORD"], "MATCH (k:Kept) RETURN k.name")
        again.send_signal(signal.SIGTERM)
    assert kept == [["here"]]
    assert again.returncode == 0
    assert "Starting Neo4j" in capfd.readouterr().err
