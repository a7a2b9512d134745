"""What two cases say otherwise of the same thing: listed and kept, never settled by the program."""

from typing import Literal

from witnessmark.model.base import Model

Code = Literal[
    "name_differs",
    "absent_here",
    "absent_there",
    "erased_here",
    "erased_there",
    "decision_contradicts",
    "key_differs",
    "convention_differs",
]


class Conflict(Model, frozen=True, kw_only=True):
    """One thing on which two cases differ. `subject` is the file, decision or operator, `reason` one sentence with both sides.

    name_differs: one name, other bytes; both are kept. absent_here, absent_there: the same file is gone from the folder of one case only.
    erased_here: its content was destroyed here, so the bag's is not taken in; erased_there: it was destroyed there and is still here.
    decision_contradicts: people decided otherwise of the same thing. key_differs: one pseudonym signs with two keys. convention_differs: the
    incidents are counted by two conventions; ours stays.
    """

    code: Code
    subject: str
    reason: str
