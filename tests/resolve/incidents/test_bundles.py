"""Reports put together, from their words: each bundle is posts of invented channels, in groups that must come out as they stand.

Half of them are there because something must stay apart.
"""

from pathlib import Path

import pytest

from witnessmark.pipeline import read
from witnessmark.resolve.incidents.incidents import gather
from witnessmark.resolve.places.known import places_known

CASES = {
    "Tarvonia": "Тарвонія Тарвонии Тарвония",
    "Torvessa": "Торвесса Торвессе Торвессы Торвессу Торвесі Торвесси",
    "Velmora": "Вельмора Вельморе Вельморы Вельмору Вельморі Вельмори",
    "Kelsary": "Кельсари Кельсары Кельсарі",
    "Oskar region": "",
}
PLACES = (
    ("xe", "Tarvonia", [0.5, -4.6], 160, "country", None),
    ("xe/osk", "Oskar region", [0.5, -4.6], 60, "region", "xe"),
    ("xe/torv", "Torvessa", [0.71, -4.42], 9, "city", "xe/osk"),
    ("xe/velm", "Velmora", [0.12, -4.9], 6, "city", "xe/osk"),
    ("xe/kels", "Kelsary", [0.131, -4.887], 1.5, "district", "xe/velm"),
)

THREAD_RU = [
    [
        ("Сирена 7", "2031-05-06T10:02", "В Торвессе взорвалась котельная на улице Ткачей. Информация о пострадавших уточняется."),
        ("Сирена 7", "2031-05-06T10:20", "Два человека погибли при взрыве котельной в Торвессе, сообщили спасатели."),
        (
            "Сирена 7",
            "2031-05-06T10:48",
            "На месте взрыва работают кинологи. Все погибшие — кочегары, котельная проработала без ремонта тридцать лет.",
        ),
        ("Сирена 7", "2031-05-06T12:15", "До четырёх выросло число погибших при взрыве в Торвессе."),
        ("Портовый дозор", "2031-05-06T12:40", "Взрыв котельной в Торвессе: четверо погибших, девять раненых."),
        ("Сирена 7", "2031-05-07T09:00", "Директор котельной Рустам Давлев задержан после взрыва в Торвессе — следствие."),
        ("Портовый дозор", "2031-05-07T09:30", "Рустама Давлева везут на допрос. Взрыв на его котельной унёс жизни четырёх человек."),
    ]
]
TWO_STRIKES_UK = [
    [
        ("Міські новини", "2031-05-06T07:10", "Уночі дрон влучив у пекарню на вулиці Мельників у Торвесі, загинула одна людина."),
        ("Вісник", "2031-05-06T08:00", "Удар дрона по пекарні у Торвесі: загинула пекарка, ще двоє поранені, повідомив мер Орест Галич."),
    ],
    [
        ("Міські новини", "2031-05-06T15:05", "Невідомий відкрив стрілянину біля вокзалу на площі Рибалок у Торвесі, троє людей поранені."),
        ("Вісник", "2031-05-06T15:40", "Стрілянина біля вокзалу у Торвесі: троє поранених, нападник утік, шукають сіру вантажівку."),
    ],
]
SAME_TOLL_EN = [
    [
        ("Orvia Wire", "2031-05-06T09:00", "Rockets hit a minibus in Velmora on Tuesday, killing three people and injuring seven, the mayor said."),
        ("Gazette", "2031-05-06T10:00", "Three people were killed and seven injured when rockets struck a minibus in Velmora on Tuesday."),
    ],
    [("Orvia Wire", "2031-05-06T11:00", "Rockets hit a minibus in Torvessa on Tuesday, killing three people and injuring seven, the mayor said.")],
]
YESTERDAY_EN = [
    [("Orvia Wire", "2031-05-06T09:00", "Shells hit a school in Torvessa on 5 May 2031, killing two people, the mayor said.")],
    [("Orvia Wire", "2031-05-09T09:00", "Shells hit a school in Torvessa on 8 May 2031, killing five people, the mayor said.")],
]
ARREST_EN = [
    [
        ("Gazette", "2031-05-06T09:00", "Dockmaster Ivo Halas was killed by a bomb under his van in Velmora on 6 May 2031, police said."),
        (
            "Orvia Wire",
            "2031-05-12T09:00",
            "Police arrested two men over the bomb that killed dockmaster Ivo Halas in Velmora; the bomb was under his van.",
        ),
    ]
]
CURFEW_EN = [
    [("Town Council", "2031-05-06T09:00", "Rockets hit the fish market in Torvessa on Tuesday; nine people were killed, mayor Ilka Sorens said.")],
]
CURFEW_POST = (
    "Town Council",
    "2031-05-06T09:30",
    "A curfew starts in Torvessa at ten tonight. Water is handed out at the fire station. The trams do not run.",
)
DISTRICT_AND_CITY = [
    [
        ("Gazette", "2031-05-06T09:00", "Rockets hit a tram depot in Kelsary on Tuesday, killing four people."),
        ("Вечер", "2031-05-06T10:00", "В результате ракетного удара по трамвайному депо в Вельморе погибли четыре человека."),
    ]
]
REGIONS_OTHER_TOWN = [
    [("Портовый дозор", "2031-05-06T08:00", "В Вельморе сгорел рыбный склад, погибли два человека.")],
    [("Портовый дозор", "2031-05-06T09:00", "В Торвессе взорвался автобус, погибли шесть человек.")],
]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("places") / "gazetteer.toml"
    path.write_text("".join(entry(*each) for each in PLACES), encoding="utf-8")
    return path


def entry(key, name, at, radius, precision, inside):
    belongs = f'inside = "{inside}"' if inside else 'country = "XE"'
    return f'''
[[places]]
id = "{key}"
name = "{name}"
at = {at}
radius_km = {radius}
precision = "{precision}"
{belongs}
names = {CASES[name].split()}
'''


def put_together(posts, places):
    """The groups of posts that come out, each post by its place in the list."""
    records = [{"doc_id": f"d{i}", "publisher": who, "published": when, "text": text} for i, (who, when, text) in enumerate(posts)]
    found = gather(list(read(records, places)), [], places_known(places))
    return sorted(sorted(int(d.doc_id[1:]) for d in incident.documents) for incident in found)


def numbered(bundle):
    count, groups = 0, []
    for group in bundle:
        groups.append(list(range(count, count + len(group))))
        count += len(group)
    return groups


@pytest.mark.parametrize(
    "bundle",
    [
        pytest.param(THREAD_RU, id="a channel's thread with posts that name neither place nor toll"),
        pytest.param(TWO_STRIKES_UK, id="two attacks on one city on one day"),
        pytest.param(SAME_TOLL_EN, id="the same toll in another town"),
        pytest.param(YESTERDAY_EN, id="one school shelled on two days"),
        pytest.param(ARREST_EN, id="an arrest days later"),
        pytest.param(DISTRICT_AND_CITY, id="a district in one language and its city in another"),
        pytest.param(REGIONS_OTHER_TOWN, id="two towns of one region on one morning"),
    ],
)
def test_each_group_is_one_incident(bundle, places):
    assert put_together([post for group in bundle for post in group], places) == numbered(bundle)


def test_a_post_of_the_same_town_without_harm_is_in_no_incident(places):
    assert put_together([CURFEW_EN[0][0], CURFEW_POST], places) == [[0]]


def test_a_round_up_gives_each_incident_its_part(places):
    round_up = (
        "Вісник",
        "2031-05-06T20:00",
        "У Торвесі внаслідок удару дрона по пекарні загинула одна людина. У Вельморі внаслідок обстрілу поранені п’ятеро людей.",
    )
    velmora = ("Міські новини", "2031-05-06T12:00", "Обстріл Вельмори: п’ятеро поранених.")
    posts = [TWO_STRIKES_UK[0][0], velmora, round_up]
    assert put_together(posts, places) == [[0, 2], [1, 2]]


def test_totals_of_a_longer_time_join_no_toll(places):
    total = ("Вісник", "2031-05-06T21:00", "Від початку війни у Торвесі загинули 412 людей, повідомив мер Орест Галич.")
    assert put_together([*TWO_STRIKES_UK[0], total], places) == [[0, 1]]


SHORT_UPDATES_UK = [
    [
        ("Вісник", "2031-05-06T07:10", "Ракета влучила в гуртожиток у Вельморі, загинули троє людей."),
        ("Вісник", "2031-05-06T08:05", "Кількість загиблих у гуртожитку зросла до п’яти, рятувальники розбирають завал."),
        ("Вісник", "2031-05-06T09:00", "Ще двоє поранених з гуртожитку померли в лікарні."),
    ]
]
TWO_STORIES_OF_ONE_CHANNEL_UK = [
    [
        ("Вісник", "2031-05-06T07:10", "Ракета влучила в гуртожиток у Вельморі, загинули троє людей."),
        ("Вісник", "2031-05-06T08:05", "Кількість загиблих у гуртожитку зросла до п’яти, рятувальники розбирають завал."),
    ],
    [
        ("Вісник", "2031-05-06T07:30", "У Торвесі перекинувся трамвай після вибуху, поранені дев’ятеро людей."),
        ("Вісник", "2031-05-06T08:20", "Вагоновод трамвая, що перекинувся після вибуху, помер у лікарні, поранених уже одинадцятеро."),
    ],
]
SAME_STREET_NAME_EN = [
    [("Gazette", "2031-05-06T09:00", "A drone hit a garage on Mill Street in Velmora on Tuesday, killing two people.")],
    [("Gazette", "2031-05-06T09:40", "A drone hit a pharmacy on Mill Street in Torvessa on Tuesday, killing two people.")],
]
AGAIN_THE_SAME_EVENING_EN = [
    [
        ("Gazette", "2031-05-06T08:00", "Shells hit a hospital in Torvessa on Tuesday, killing four patients, the mayor said."),
        ("Wire", "2031-05-06T08:30", "Four people were killed when shells hit a hospital in Torvessa on Tuesday."),
    ],
    [
        ("Gazette", "2031-05-06T20:00", "Gunmen opened fire at a market in Torvessa on Tuesday, killing two traders, police said."),
        ("Wire", "2031-05-06T20:30", "Two people were killed on Tuesday when gunmen opened fire at a market in Torvessa."),
    ],
]


@pytest.mark.parametrize(
    "bundle",
    [
        pytest.param(SHORT_UPDATES_UK, id="updates of a channel that name only the building"),
        pytest.param(TWO_STORIES_OF_ONE_CHANNEL_UK, id="two stories of one channel in one hour"),
        pytest.param(SAME_STREET_NAME_EN, id="one street name in two towns"),
        pytest.param(AGAIN_THE_SAME_EVENING_EN, id="another attack on the same city that evening"),
    ],
)
def test_posts_of_one_hour_or_one_city_go_where_they_belong(bundle, places):
    posts = sorted((post, n) for n, group in enumerate(bundle) for post in group)
    posts.sort(key=lambda each: each[0][1])
    wanted = sorted(sorted(i for i, (_, n) in enumerate(posts) if n == group) for group in range(len(bundle)))
    assert put_together([post for post, _ in posts], places) == wanted
