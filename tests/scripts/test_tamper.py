"""A few alterations of each kind; `scripts/tamper.py` tries thousands."""

from pathlib import Path

import tamper
from authority import needs_openssl


@needs_openssl
def test_every_alteration_is_seen_or_needs_what_was_kept_elsewhere(tmp_path: Path) -> None:
    trial = tamper.Trial(tmp_path)
    assert [kind for kind in tamper.KINDS if trial.all(kind, 25, seed=5)] == []
    assert trial.seen() == []


@needs_openssl
def test_an_old_copy_of_all_is_a_case_that_was_right_until_a_later_checkpoint_is_laid_beside_it(tmp_path: Path) -> None:
    trial = tamper.Trial(tmp_path)
    for old in (trial.cases.before, trial.cases.forged):
        for name in trial.cases.now.keys() | old.keys():
            trial.write(name, old.get(name))
        assert trial.seen() == []
        assert {finding.code for finding in trial.seen(trial.anchor)} == {"anchor_wrong"}
