"""What a denial denies, from invented texts to records."""

from witnessmark import read
from witnessmark.pipeline import reconcile

MAYOR = "Six civilians were killed in a Russian air strike on a bakery in Lubny on 3 May 2031, mayor Denys Horbil said."


def denial(words: str) -> str:
    texts = (MAYOR, f"Russia denied {words}.")
    records = [{"doc_id": f"d{i}", "publisher": f"Paper {i}", "published": f"2031-05-0{i + 4}", "text": text} for i, text in enumerate(texts)]
    (incident,) = reconcile(list(read(records)))
    return next((row.reason for tally in incident.tallies for row in tally.rows if row.effect == "denied"), "")


def test_who_denies_the_attack_does_not_deny_its_dead() -> None:
    told = denial("carrying out the air strike on Lubny on 3 May 2031 that killed six people")
    assert told.startswith("Russia denied the attack itself, and spoke in that of “six people” killed")


def test_who_denies_the_dead_denies_them() -> None:
    told = denial("that six people were killed in the air strike on Lubny on 3 May 2031")
    assert told.startswith("Russia denied that “six people” were killed")
