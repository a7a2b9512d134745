"""Attribution in languages that show by case, not by place, who speaks: Ukrainian and Russian."""

from witnessmark.read.attribution.free_order.reader import read_free_order

__all__ = ["read_free_order"]
