"""When a number of a wider place is weak evidence of this event, and when the place is only named more coarsely."""

import msgspec
from counted import TOWN, claim, gathered, said, tally

from witnessmark.model.place import Place
from witnessmark.reconcile.reconcile import reconcile

OLD_TOWN = Place(start=0, end=8, name="Old Town", lat=TOWN.lat, lon=TOWN.lon, country="ZZ", gazetteer_id=TOWN.gazetteer_id, precision="district")
REGION = Place(start=0, end=6, name="Vard", lat=50.1, lon=20.1, country="ZZ", gazetteer_id="ZZ:vard", precision="region")


def supported(place, at):
    mayor = said("mayor of Varden", claim(2, scope="event"), "police", "m", place=at)
    service = said("Rescue Service", claim(3, scope="event"), "rescuer", "s", place=place)
    return tally(reconcile(msgspec.structs.replace(gathered(mayor, service), place=at))).supported.low


def test_a_town_is_no_wider_than_its_own_district():
    assert supported(TOWN, at=OLD_TOWN) == 3


def test_a_region_is_wider_than_a_town():
    assert supported(REGION, at=TOWN) == 2
