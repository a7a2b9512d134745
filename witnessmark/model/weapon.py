"""Weapons as a text names them."""

from typing import Literal

import msgspec

from witnessmark.model.base import Model


class Weapon(Model, frozen=True, kw_only=True):
    """A weapon named in a text. `weapon` is an id of the weapons table, null where only a class was named.

    `status` is always claimed: naming a weapon finds nothing. `cluster_capable` is yes, no, variant, is submunition or
    unknown, as the table says.
    """

    start: int
    end: int
    weapon: str | None
    name: str
    weapon_class: str = msgspec.field(name="class")
    cluster_capable: str
    status: Literal["claimed"] = "claimed"
