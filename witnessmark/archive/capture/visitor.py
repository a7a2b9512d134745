"""Who asks: one request after the other, slowly to each host, never twice for a site's rules, following redirects where they may lead."""

import datetime
import email.utils
import time
from collections.abc import Iterator
from typing import NamedTuple

from witnessmark.archive.capture.bodies import unpacked
from witnessmark.archive.capture.exchange import Exchange, ask
from witnessmark.archive.capture.limits import BUSY, LONGEST_WAIT, PAUSE, ROBOTS, TRIES, Limits
from witnessmark.archive.capture.robots import Rule, rule_for, rules_in
from witnessmark.archive.capture.target import Target, target_of
from witnessmark.archive.capture.wire import Way
from witnessmark.errors import BadInput
from witnessmark.printable import printable

REDIRECTS = frozenset({301, 302, 303, 307, 308})
# What Tor Browser sends, and says what every page is asked for as: no program's name, no system's language.
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


class Endless(BadInput):
    """Redirects that lead nowhere; `exchanges` are those that were made."""


class Politeness(NamedTuple):
    """What the requests say and how often they come: `delay` is in seconds, between two pages of one host."""

    agent: str
    language: str
    delay: float
    insecure: bool = False

    @property
    def headers(self) -> list[tuple[str, str]]:
        """Sent with every request, in this order: no cookie, no referrer. Nothing packed is asked for, so that what is kept can be read plainly."""
        return [
            ("User-Agent", self.agent),
            ("Accept", ACCEPT),
            ("Accept-Language", self.language),
            ("Accept-Encoding", "identity"),
            ("Connection", "close"),
        ]


class Visitor:
    """Asks for addresses on one way, with one politeness. Keeps when it last asked a host, and the rules of each site; no cookies."""

    def __init__(self, way: Way, politeness: Politeness, limits: Limits) -> None:
        self.way, self.politeness, self.limits = way, politeness, limits
        self._last: dict[str, float] = {}
        self._rules: dict[str, tuple[tuple[Rule, ...], str]] = {}

    def follow(self, target: Target, limits: Limits | None = None, patient: bool = True) -> Iterator[Exchange]:
        """The exchanges from an address through its redirects to what is no redirect, each as it is made.

        BadInput where one brings no answer, stays busy, or the redirects do not end; those before it were yielded. `patient` waits
        between two requests to a host, and for a busy one.
        """
        limits = limits or self.limits
        met: set[str] = set()
        while True:
            exchange = self._patient(target, limits) if patient else ask(target, self.politeness.headers, self.way, limits, self.politeness.insecure)
            yield exchange
            met.add(target.url)
            where = exchange.header("location")
            if exchange.status not in REDIRECTS or where is None:
                return
            target = target_of(_as_sent(where), exchange.target.url)
            if target.url in met or len(met) > limits.redirects:
                told = "its redirects go in a circle" if target.url in met else f"more than {limits.redirects} redirects"
                raise Endless(f"{printable(exchange.target.url)}: {told}")

    def _patient(self, target: Target, limits: Limits) -> Exchange:
        pause = PAUSE
        for left in range(TRIES - 1, -1, -1):
            self._wait(target.host)
            exchange = ask(target, self.politeness.headers, self.way, limits, self.politeness.insecure)
            if exchange.status not in BUSY:
                return exchange
            asked = wait_asked(exchange)
            if left and max(asked or 0.0, pause) <= LONGEST_WAIT:
                time.sleep(max(asked or 0.0, pause))
                pause *= 2
            else:
                break
        wish = f", and asks to wait {asked:,.0f} seconds" if asked else ""
        raise BadInput(f"{printable(target.url)}: the site is busy ({exchange.status}){wish}; the same command tries it again")

    def _wait(self, host: str) -> None:
        due = self._last.get(host, float("-inf")) + self.politeness.delay
        if (left := due - time.monotonic()) > 0:
            time.sleep(left)
        self._last[host] = time.monotonic()

    def rules(self, target: Target) -> tuple[Rule | None, str]:
        """The rule of the site that forbids an address, null where none does, and what is to be noted of the site's rules.

        A site without rules (4xx) allows all; one whose rules cannot be had forbids all, as RFC 9309 has it.
        """
        if target.origin not in self._rules:
            self._rules[target.origin] = self._asked_rules(target)
        rules, told = self._rules[target.origin]
        rule = rule_for(rules, target.url)
        if rule is None or rule.allows:
            return None, told if rule is None else f"{told}; allowed by «{rule}»"
        return rule, f"{told}; not wished by «{printable(str(rule))}»"

    def _asked_rules(self, target: Target) -> tuple[tuple[Rule, ...], str]:
        closed = (Rule(False, "/"),)
        try:
            last = list(self.follow(target_of(f"{target.origin}/robots.txt"), ROBOTS, patient=False))[-1]
            if last.status >= 500:
                return closed, f"robots.txt could not be had ({last.status})"
            if last.status >= 400:
                return (), f"the site has no robots.txt ({last.status})"
            return rules_in(unpacked(last).decode("utf-8-sig", "replace")), "robots.txt read"
        except BadInput as problem:
            return closed, f"robots.txt could not be had ({printable(str(problem))})"


def wait_asked(exchange: Exchange) -> float | None:
    """Seconds that a busy site asks to be left alone (Retry-After: seconds, or a date); null where it does not say."""
    said = (exchange.header("retry-after") or "").strip()
    if said.isascii() and said.isdecimal() and len(said) < 10:
        return float(said)
    try:
        until = email.utils.parsedate_to_datetime(said)
    except (TypeError, ValueError):
        return None
    return max(0.0, (until if until.tzinfo else until.replace(tzinfo=datetime.UTC)).timestamp() - exchange.started.timestamp())


def _as_sent(location: str) -> str:
    """A Location as the site meant it: UTF-8 where its bytes are, which no header should hold and many do."""
    try:
        return location.encode("latin-1").decode("utf-8").replace(" ", "%20")
    except UnicodeDecodeError:
        return location.replace(" ", "%20")
