"""The only door to models: the OpenAI-compatible chat interface, which providers, llama.cpp, Ollama and vLLM all speak.

`openai` tries again by itself what a server refuses for the moment (408, 409, 429, 5xx, cut connections), waiting as
long as the server asks (Retry-After). Here it is seen to that an answer is whole and of the form that was asked for:
one that is not goes back, with what is wrong. It is looked up when it is used: the site builds without it.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from ipaddress import ip_address
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar
from urllib.parse import urlsplit

import msgspec

from explainer.model.data import digest

if TYPE_CHECKING:
    import httpx2
    import openai
    from openai.types.chat import ChatCompletion, ChatCompletionMessageParam
    from openai.types.shared_params import ResponseFormatJSONSchema

ADDRESS, KEY, MODEL = "OPENAI_BASE_URL", "OPENAI_API_KEY", "EXPLAINER_MODEL"
"""The environment's names for where a model answers, with which key, and which model."""
SECOND = "EXPLAINER_SECOND_MODEL"
"""And which model reads again what it has written, where that is another one."""
AT_ONCE, MOST = "EXPLAINER_AT_ONCE", 12
"""The environment's name for how many requests may be under way, and how many may be at most and without it."""
COMMAND = "make model-packages"
"""Installs what is missing here."""
LONGEST = 300
"""So much is told of what a server says, in characters."""
TURNS = 3
"""How often a question is put before an answer that is not of the form is given up."""
GIVEN_UP = 3
"""So many questions may stay unanswered before no other is asked."""

Answer = TypeVar("Answer", bound=msgspec.Struct)

_FENCED = re.compile(r"\A\s*```(?:json)?\s*\n(.*?)\n\s*```\s*\Z", re.DOTALL)
_MARK = re.compile(r"<(?=/?[a-z]+>)")
_TOLD = frozenset({"title", "description"})
_THOUGHTS = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)


class UnansweredError(Exception):
    """A question without an answer: `str()` says why, `fix` what to do. Never holds the key."""

    def __init__(self, message: str, fix: str, *, is_of_all: bool = True) -> None:
        super().__init__(message)
        self.fix = fix
        self.is_of_all = is_of_all
        """Whether no other question would be answered either."""


@dataclass(frozen=True)
class Access:
    """Which model, where it answers and with which key."""

    model: str
    address: str
    key: str = field(repr=False)
    at_once: int = MOST
    """So many requests may be under way."""
    second: str = ""
    """The model that reads again, where it is another one."""

    @property
    def host(self) -> str:
        """Who is told what is asked."""
        return urlsplit(self.address).netloc.rpartition("@")[2]

    @property
    def is_here(self) -> bool:
        """Whether that is this machine."""
        name = urlsplit(self.address).hostname or ""
        with suppress(ValueError):
            return ip_address(name).is_loopback
        return name == "localhost"

    @classmethod
    def of(cls, environment: Mapping[str, str], model: str | None = None, second: str | None = None) -> Access:
        """As the environment says; what is named here goes before it. Raises ValueError with what is missing."""
        name = model or environment.get(MODEL, "")
        if not name:
            raise ValueError(f"which model? Name it: --with NAME, or {MODEL}=NAME")
        address = environment.get(ADDRESS, "")
        if not re.match(r"https?://[^/]", address):
            raise ValueError(
                f"where does {name} answer? Set {ADDRESS} to the address of an OpenAI-compatible server, "
                "such as http://127.0.0.1:8080/v1"
            )
        at_once = environment.get(AT_ONCE) or str(MOST)
        if not re.fullmatch("[1-9][0-9]?", at_once) or int(at_once) > MOST:
            raise ValueError(f"{AT_ONCE} is how many requests may be under way: a number from 1 to {MOST}")
        other = second or environment.get(SECOND, "")
        # A server on one's own machine mostly wants no key; the library wants one.
        return cls(name, address, environment.get(KEY) or "no-key-was-given", int(at_once), other)


@dataclass(frozen=True)
class Question(Generic[Answer]):
    """What a model is asked."""

    task: str
    """What it is to do, in our words."""
    material: str
    """What it is to do it with: see `quoted`."""
    form: type[Answer]


@dataclass(frozen=True)
class Patience:
    """How long an answer is waited for, and how often a server may refuse it for the moment."""

    seconds: float = 600
    retries: int = 4
    here: float = 3_600
    """How long on this machine, where a model may write a few words a second, or a person plays it."""


class Memory(Protocol):
    """Where answers are kept until the work that they are for is done."""

    def recall(self, key: str, /) -> str | None:
        """What was kept."""

    def keep(self, key: str, answer: str, /) -> None:
        """Keeps an answer."""


@dataclass
class Spent:
    """What has been asked so far, in tokens as the server counts them."""

    requests: int = 0
    read: int = 0
    written: int = 0
    by: str = ""
    """The model, as the server calls it."""

    def __str__(self) -> str:
        return f"{self.requests} requests, {self.read:,} tokens read, {self.written:,} written"


def quoted(name: str, text: str) -> str:
    """A text of somebody else's between marks, none of which it can hold itself: `<name>` … `</name>`."""
    return f"<{name}>\n{_MARK.sub('&lt;', text)}\n</{name}>"


def tokens(text: str) -> int:
    """About how many tokens a text is: four characters of English are one, and two of other scripts."""
    ascii_only = sum(map(str.isascii, text))
    return ascii_only // 4 + (len(text) - ascii_only) // 2


class Chat:
    """Questions to one model, from as many threads as may be; none knows of another.

    `heard` is told of each answer, `memory` has those of earlier work that was interrupted. Where one shows that no
    other would be answered either, or some stayed unanswered, no more are asked. Used in a `with`, it leaves no
    connection.
    """

    def __init__(
        self,
        access: Access,
        *,
        patience: Patience | None = None,
        heard: Callable[[], object] = lambda: None,
        room: BoundedSemaphore | None = None,
        memory: Memory | None = None,
    ) -> None:
        self._access = access
        self._patience = patience or Patience()
        self._waits = self._patience.here if access.is_here and patience is None else self._patience.seconds
        self._heard_of = heard
        self._memory = memory
        self._met: set[str] = set()
        """What has been asked."""
        self._takes_forms = True
        self.spent = Spent()
        self._open = ExitStack()
        self._under_way = 0
        """How many requests are out: the last of them closes what is open where nobody waits for it any more."""
        self._is_left = False
        self._own = Lock()
        """Held by whoever changes what is above or below."""
        self._room = room or BoundedSemaphore(access.at_once)
        self.second = self
        """Who reads again."""
        if access.second not in {"", access.model}:
            other = replace(access, model=access.second, second="")
            self.second = Chat(other, patience=patience, heard=heard, room=self._room, memory=memory)
        self._unanswered = 0
        self._over: UnansweredError | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._over = UnansweredError("nobody waits for an answer any more", "run the same command again")
        with self._own:
            self._is_left = True
            self._close_behind_the_last()
        if self.second is not self:
            self.second.__exit__()

    def _close_behind_the_last(self) -> None:
        """A connection that is being made while the others are closed would stay open."""
        if self._is_left and not self._under_way:
            self._open.close()

    @contextmanager
    def _connected(self) -> Iterator[openai.OpenAI]:
        """The connection to the server, for one request."""
        with self._own:
            client = self._client
            self._under_way += 1
        try:
            yield client
        finally:
            with self._own:
                self._under_way -= 1
                self._close_behind_the_last()

    @property
    def is_answered(self) -> bool:
        """Whether all was that was asked."""
        return not self._unanswered and (self.second is self or self.second.is_answered)

    @property
    def told(self) -> str:
        """What it has taken."""
        if self.second is self:
            return str(self.spent)
        return f"{self._access.model}: {self.spent}; {self._access.second}: {self.second.spent}"

    @property
    def so_far(self) -> str:
        """What it has taken, in tokens of both."""
        both = [self.spent] if self.second is self else [self.spent, self.second.spent]
        return f"{sum(one.read for one in both):,} tokens read, {sum(one.written for one in both):,} written"

    @property
    def at_once(self) -> int:
        """How many requests may be under way."""
        return self._access.at_once

    @property
    def name(self) -> str:
        """The model's name, and what the server calls it where that tells more, such as a version."""
        served = "".join(filter(str.isprintable, self.spent.by.rpartition("/")[2]))  # llama.cpp gives a path
        asked, answering = self._access.model, self._shown(served)
        return asked if not answering or asked.endswith(answering) else f"{asked} ({answering})"

    def ask(self, question: Question[Answer]) -> Answer:
        """The model's answer. Raises UnansweredError where the server or the model gives none of that form."""
        key = digest([self._access.model, question.task, question.material, question.form.__name__])
        # Who asks the same once more wants another answer.
        known = None if self._memory is None or key in self._met else self._memory.recall(key)
        self._met.add(key)
        with suppress(msgspec.DecodeError):
            by, text = msgspec.json.decode(known or "", type=tuple[str, str])
            found = msgspec.json.decode(text, type=question.form)
            self.spent.by = self.spent.by or by
            return found
        try:
            answer = self._answer(question)
        except UnansweredError as error:
            with self._own:
                self._unanswered += 1
                if error.is_of_all or self._unanswered == GIVEN_UP:
                    self._over = self._over or error
            raise
        if self._memory is not None:
            kept = self.spent.by, msgspec.json.encode(answer).decode()
            self._memory.keep(key, msgspec.json.encode(kept).decode())
        return answer

    def _answer(self, question: Question[Answer]) -> Answer:
        schema = _schema(question.form)
        form = f"one JSON object of this schema, and nothing else:\n{json.dumps(schema)}"
        # A server that takes forms shows the model the schema itself.
        shown = "one JSON object, and nothing else." if self._takes_forms else form
        said: list[ChatCompletionMessageParam] = [
            {"role": "system", "content": f"{question.task}\n\nAnswer with {shown}"},
            {"role": "user", "content": question.material},
        ]
        wrong = ""
        for _ in range(TURNS):
            text, wrong = self._heard(self._say(said, question.form.__name__, schema))
            if not wrong:
                try:
                    return _read(_bare(text), question.form)
                except msgspec.DecodeError as error:
                    wrong = str(error)
            said += [
                {"role": "assistant", "content": text or "…"},
                {
                    "role": "user",
                    "content": f"That is not the form: {wrong}. Answer again, with {form}",
                },
            ]
        raise UnansweredError(
            f"{self._access.model} has not answered in the form that was asked for: {wrong}",
            "try again, or another model: small ones often cannot keep to a form",
            is_of_all=False,
        )

    def _heard(self, answer: ChatCompletion) -> tuple[str, str]:
        """An answer's text, and what is wrong with it. Raises UnansweredError where the model refuses."""
        if not answer.choices:
            return "", "it is empty"
        choice = answer.choices[0]
        if choice.message.refusal or choice.finish_reason == "content_filter":
            why = self._shown(choice.message.refusal or "its provider's filter stopped it")
            raise UnansweredError(
                f"{self._access.model} refuses to answer: {why}", "try another model", is_of_all=False
            )
        text = choice.message.content or ""
        return text, "it breaks off; write less" if choice.finish_reason == "length" else "" if text else "it is empty"

    def _say(self, said: list[ChatCompletionMessageParam], name: str, schema: dict[str, object]) -> ChatCompletion:
        try:
            import openai  # noqa: PLC0415 - only who asks a model needs it
        except ModuleNotFoundError:
            raise UnansweredError("what asks models is not installed", f"run '{COMMAND}'") from None
        takes_forms = self._takes_forms
        form: ResponseFormatJSONSchema = {
            "type": "json_schema",
            "json_schema": {"name": name, "schema": schema, "strict": True},
        }
        try:
            with self._room, self._connected() as client:
                if self._over is not None:
                    raise UnansweredError(str(self._over), self._over.fix)
                answer = client.chat.completions.create(
                    model=self._access.model, messages=said, response_format=form if takes_forms else openai.omit
                )
        except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
            if not takes_forms:
                raise self._told(error) from None
            self._takes_forms = False
            shown = f"The schema:\n{json.dumps(schema)}"
            return self._say([said[0], {"role": "system", "content": shown}, *said[1:]], name, schema)
        except openai.OpenAIError as error:
            raise self._told(error) from None  # its own traceback shows what was sent
        with self._own:
            self.spent.requests += 1
            self.spent.by = answer.model or ""
            self.spent.read += answer.usage.prompt_tokens if answer.usage else 0
            self.spent.written += answer.usage.completion_tokens if answer.usage else 0
            self._heard_of()
        return answer

    def _told(self, error: openai.OpenAIError) -> UnansweredError:
        import openai  # noqa: PLC0415 - only who asks a model needs it

        why = self._shown(str(error))
        told = f"{self._access.model} at {self._access.host} does not answer: {why}"
        match error:
            case openai.AuthenticationError() | openai.PermissionDeniedError():
                return UnansweredError(told, f"set {KEY} to a key that the server takes")
            case openai.NotFoundError():
                return UnansweredError(told, f"name a model that the server has, and look at {ADDRESS}")
            case openai.RateLimitError():
                return UnansweredError(told, "wait, and run the same command again: what was answered is kept")
            case openai.APITimeoutError() | openai.APIConnectionError():
                return UnansweredError(told, f"see that the server runs and {ADDRESS} is right, and run it again")
            case _:
                return UnansweredError(told, "run the same command again: what was answered is kept")

    def _shown(self, text: str) -> str:
        """What a server says, which may be a whole page and may hold the key."""
        return textwrap.shorten(text.replace(self._access.key, "…"), LONGEST, placeholder=" …")

    @cached_property
    def _client(self) -> openai.OpenAI:
        # Only who asks a model needs them.
        import httpx2  # noqa: PLC0415 - what `openai` sends with
        import openai  # noqa: PLC0415

        class Once(openai.DefaultHttpxClient):
            """Sends nothing again that a server may still be answering: it would answer twice, and be paid twice."""

            def send(self, request: httpx2.Request, **how: Any) -> httpx2.Response:  # type: ignore[explicit-any]  # noqa: ANN401
                try:
                    return super().send(request, **how)
                except httpx2.ReadTimeout as error:
                    raise openai.APITimeoutError(request=request) from error  # the library lets its own pass

        access = self._access
        # An answer takes its time, a server that is there does not.
        timeout = openai.Timeout(self._waits, connect=10)
        client = openai.OpenAI(
            base_url=access.address,
            api_key=access.key,
            timeout=timeout,
            max_retries=self._patience.retries,
            http_client=Once(timeout=timeout),
        )
        self._open.callback(client.close)
        return client


def _schema(form: type[msgspec.Struct]) -> dict[str, object]:
    """A form as a JSON schema whose root is the object itself: some servers follow no reference there.

    Without what its parts are for, which is told in the order.
    """
    _, forms = msgspec.json.schema_components([form], ref_template="#/$defs/{name}")
    bare = {name: {key: one for key, one in each.items() if key not in _TOLD} for name, each in forms.items()}
    for each in bare.values():
        if "properties" in each:  # servers that keep to a form want all of it
            each["required"] = [*each["properties"]]
            each["properties"] = {name: _without_default(one) for name, one in each["properties"].items()}
    root = bare.pop(form.__name__)
    return {**root, "$defs": bare} if bare else root


def _without_default(form: dict[str, object]) -> dict[str, object]:
    return {key: one for key, one in form.items() if key != "default"}


def _read(text: str, form: type[Answer]) -> Answer:
    """An answer of that form; what is empty may be missing, or be null. Raises msgspec.DecodeError otherwise."""
    return msgspec.convert(_without_nothing(msgspec.json.decode(text)), type=form)


def _without_nothing(data: object) -> object:
    match data:
        case dict():
            return {key: _without_nothing(value) for key, value in data.items() if value is not None}
        case list():
            return [*map(_without_nothing, data)]
        case _:
            return data


def _bare(text: str) -> str:
    """An answer without what models like to put around it: thoughts before, a fence around."""
    text = _THOUGHTS.sub("", text)
    fenced = _FENCED.match(text)
    return fenced[1] if fenced else text
