"""Pages of the web into a case or a folder. The only work here that uses the network, and only when it is asked to."""

from collections.abc import Iterator

from witnessmark.errors import StopRun
from witnessmark.model.fetching import Fetched, FetchPlan


def what_leaves(plan: FetchPlan, again: bool = False) -> str:
    """What leaves this machine and to whom when this plan runs, as plain sentences. Nothing is sent yet; a plan that cannot work is StopRun."""
    _check(plan)
    from witnessmark.archive.capture.again import wanted
    from witnessmark.archive.capture.run import what_leaves as told
    from witnessmark.archive.is_case import refuse_no_case

    if again and plan.case is not None:
        refuse_no_case(plan.case)
    return told(plan, wanted(plan) if again else plan.urls)


def fetch(plan: FetchPlan) -> Iterator[Fetched]:
    """Captures each address of the plan, and yields what came of it once it is kept. A case that is not there yet is made."""
    _check(plan)
    from witnessmark.archive.capture.run import fetch as captured
    from witnessmark.case import Case

    if plan.case is not None:
        Case(plan.case, new=True).close()
    return captured(plan)


def fetch_again(plan: FetchPlan) -> Iterator[Fetched]:
    """Asks again for what the plan's case holds captures of, all of it or the addresses named, and yields what became of each."""
    _check(plan)
    from witnessmark.archive.capture.again import again

    return again(plan)


def _check(plan: FetchPlan) -> None:
    from witnessmark.archive.capture.needs import check_installed

    check_installed()
    if (plan.case is None) == (plan.out is None):
        raise StopRun("fetch: say where captures are kept: --case CASE, or --out FOLDER without a case")
