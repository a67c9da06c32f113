"""How the pages are served: on a free port, on this machine alone, until they are stopped."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest
from streamlit import config

import app
from app import serve
from model.problems import BadInput

ROOT = Path(app.__file__).parent.parent
SERVE = "import sys; from app.serve import serve; serve(None, int(sys.argv[1]))"


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.create_server((serve.ADDRESS, 0)) as other:
        yield other.getsockname()[1]


def free() -> int:
    with socket.create_server((serve.ADDRESS, 0)) as probe:
        return int(probe.getsockname()[1])


def test_a_given_port_that_is_taken_is_one_sentence(taken: int) -> None:
    with pytest.raises(BadInput, match=rf"^Port {taken} is taken or not allowed"):
        serve.serve(None, taken)


def test_a_port_that_does_not_exist_is_one_sentence() -> None:
    with pytest.raises(BadInput, match=r"^Port 70000 is"):
        serve.serve(None, 70_000)


def test_without_a_port_the_next_free_one_is_taken(
    taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "FIRST_PORT", taken)
    assert serve.free_port() > taken


def test_every_setting_is_one_that_streamlit_knows() -> None:
    assert set(serve.settings(8501)) <= set(config.get_config_options())


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal")
def test_it_says_where_it_is_answers_and_stops_on_ctrl_c() -> None:
    port = free()
    command = [sys.executable, "-c", SERVE, str(port)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True) as server:
        assert server.stdout is not None
        said = server.stdout.readline()
        assert said == f"Answerable is at http://127.0.0.1:{port} (press Ctrl-C to stop)\n"
        assert answers(port)
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=10) == 0
        assert server.stderr is not None
        assert server.stderr.read() == ""


def answers(port: int) -> bool:
    """Whether the server says that it is well within ten seconds."""
    for _ in range(100):
        with closing(HTTPConnection(serve.ADDRESS, port, timeout=5)) as connection:
            try:
                connection.request("GET", "/_stcore/health")
                return connection.getresponse().status == 200
            except OSError:
                time.sleep(0.1)
    return False
