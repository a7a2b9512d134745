"""What all tests share. With CI=true nothing may be skipped: a skipped test makes the run fail."""

import os

import pytest


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = len(reporter.stats.get("skipped", ())) if reporter is not None else 0
    if os.environ.get("CI") == "true" and skipped and session.exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"CI=true: {skipped} skipped, and nothing may be skipped", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
