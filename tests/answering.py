"""A model whose answers are known before: a real server on this machine that speaks the chat interface."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from explainer.models.chat import ADDRESS, KEY, MODEL

SECRET = "sk-never-printed"  # noqa: S105 - nobody's


@dataclass
class Server:
    """Where it answers, and what it was asked."""

    address: str
    asked: list[dict[str, object]] = field(default_factory=list)
    """Bodies of requests, in their order."""

    @property
    def environment(self) -> dict[str, str]:
        """What leads there."""
        return {ADDRESS: self.address, KEY: SECRET, MODEL: "by-hand"}


class _Handler(BaseHTTPRequestHandler):
    """Gives the next answer."""

    protocol_version = "HTTP/1.1"
    known: Server
    waiting: list[str | Callable[[dict[str, object]], str]]
    stops: threading.Event

    def do_POST(self) -> None:
        """Answers a question."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.known.asked.append({**body, "authorization": self.headers["Authorization"]})
        given = self.waiting.pop(0) if len(self.waiting) > 1 else self.waiting[0]
        answer = given if isinstance(given, str) else given(body)
        fault, _, rest = answer.removeprefix("!").partition(" ")
        match fault if answer.startswith("!") else "":
            case "":
                self._chosen({"content": answer}, "stop")
            case "cut":
                self.close_connection = True
                self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{")
            case "late":
                self.close_connection = True
                self.stops.wait(600)
            case "length":
                self._chosen({"content": rest}, "length")
            case "refusal":
                self._chosen({"content": None, "refusal": rest}, "stop")
            case "form":
                self._send(400, {"error": {"message": "response_format is not supported"}})
            case status:
                self._send(int(status), {"error": {"message": f"no, {self.headers['Authorization']}"}}, rest)

    def _chosen(self, message: dict[str, object], reason: str) -> None:
        choice = {"index": 0, "finish_reason": reason, "message": {"role": "assistant", **message}}
        usage = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
        made = {"id": "x", "object": "chat.completion", "created": 1, "model": "by-hand"}
        self._send(200, {**made, "choices": [choice], "usage": usage})

    def _send(self, status: int, data: object, after: str = "") -> None:
        body = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        if after:
            self.send_header("Retry-After", after)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Says nothing."""


class _Listening(ThreadingHTTPServer):
    """So many may knock at once."""

    request_queue_size = 64


@contextmanager
def answering(*answers: str | Callable[[dict[str, object]], str]) -> Iterator[Server]:
    """Answers with one after the other, and with the last one from then on.

    An answer is a text, or what a function of the request's body gives, in a thread of its own; or `!` and a fault:
    `!429 0.2` (a status, Retry-After), `!500`, `!cut` (the connection, half way), `!length …` (that text, broken off),
    `!refusal …`, `!form` (400: it knows no `response_format`), `!late`.
    """

    class Handler(_Handler):
        """With what is its own."""

    Handler.waiting, Handler.stops = list(answers), threading.Event()
    with _Listening(("127.0.0.1", 0), Handler) as listening:
        Handler.known = Server(f"http://127.0.0.1:{listening.server_port}/v1")
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield Handler.known
        finally:
            Handler.stops.set()
            listening.shutdown()
            thread.join()


def words_of(request: dict[str, object]) -> Sequence[str]:
    """What the messages of a request say."""
    messages = request["messages"]
    assert isinstance(messages, list)
    return [str(message["content"]) for message in messages]
