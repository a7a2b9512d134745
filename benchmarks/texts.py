"""News-like texts made from invented sentences: the same on every machine, so that figures can be compared.

They are easier than real news (short sentences, few names), so a speed measured on them is an upper estimate.
"""

import itertools
from collections.abc import Iterator, Sequence

from witnessmark.model.document import Document

PLACES = ("Zhytomyr", "Poltava", "Sumy", "Aleppo", "Idlib", "Rafah", "Mekelle", "Taiz", "Kherson", "Homs")
NAMES = ("Ostap Hrabar", "Lina Kosar", "Yusuf Darwan", "Marta Velych", "Samir Hadda", "Olena Strilko", "Daoud Qasmi", "Petro Vyhadka")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# One sentence in four tells of harm, as in reports of an attack; the rest is what stands around it.
SENTENCES = (
    "At least {n} people were killed and {m} others injured when rockets struck a market in {place} on {day}, Mayor {name} said.",
    "The regional hospital received {m} wounded, among them {n} children, said its director, {name}.",
    "“We carried {n} bodies out of the stairwell before dark,” {name}, a rescuer, told reporters.",
    "Officials in {place} denied that their forces had fired on the town, calling the accounts a fabrication.",
    "The street runs from the river to the old tannery, and its bakery opens before the first tram.",
    "By {day} afternoon the water had been restored to half of the district, according to the city's works department.",
    "Prices for flour and cooking oil have doubled since the spring, and the queue at the depot begins at dawn.",
    "A teacher who gave her name as {name} said that lessons would go on in the cellar of the library.",
    "The two governments signed an agreement on the exchange of meteorological data in 2017 and renewed it a year ago.",
    "Video posted to Telegram and said to be from {place} shows smoke rising behind a row of garages.",
    "“Nobody told us where the buses would leave from,” she said, and folded the letter again.",
    "The railway said that 14 of its 63 locomotives were under repair and that timetables would be published on {day}.",
    "Analysts at the institute expect the offensive to slow as the roads turn to mud in the coming weeks.",
    "He has worked at the 120-bed clinic for 22 years and remembers three floods and one earthquake.",
    "Human rights groups have documented the use of cluster munitions near {place} since last summer.",
    "A curfew from 9 p.m. to 5 a.m. remains in force in {place}, the military administration announced.",
)
UKRAINIAN = (
    "Щонайменше {n} людей загинули і ще {m} поранені внаслідок удару по ринку, повідомив міський голова Остап Грабар.",
    "До обласної лікарні доставили {m} поранених, серед них {n} дітей, розповіла головна лікарка Ліна Косар.",
    "«Ми винесли {n} тіл зі сходової клітки ще до темряви», — сказала журналістам рятувальниця Марта Велич.",
    "У Житомирі заперечили, що їхні війська відкривали вогонь по місту, і назвали ці розповіді вигадкою.",
    "Вулиця тягнеться від річки до старої чинбарні, а пекарня на ній відчиняється до першого трамвая.",
    "У середу по обіді воду повернули половині району, повідомили в управлінні міського господарства.",
    "Борошно й олія з весни подорожчали вдвічі, і черга біля складу займається вдосвіта.",
    "Учителька розповіла, що уроки триватимуть у підвалі бібліотеки, доки не полагодять дах.",
    "Два уряди підписали угоду про обмін метеорологічними даними у 2017 році й поновили її торік.",
    "На відео, яке опублікували в Telegram, видно дим над рядом гаражів на околиці Полтави.",
    "На залізниці кажуть, що 14 із 63 локомотивів стоять у ремонті, а розклад оприлюднять у п’ятницю.",
    "Комендантська година з 21:00 до 5:00 у Сумах триває, оголосила військова адміністрація.",
)
RUSSIAN = (
    "По меньшей мере {n} человек погибли и ещё {m} ранены при ударе по рынку, сообщил глава города Остап Грабарь.",
    "В областную больницу доставили {m} раненых, среди них {n} детей, рассказала главный врач Лина Косарь.",
    "«Мы вынесли {n} тел с лестничной клетки ещё до темноты», — сказала журналистам спасательница Марта Велич.",
    "В Житомире отрицали, что их войска открывали огонь по городу, и назвали эти рассказы выдумкой.",
    "Улица тянется от реки до старой сыромятни, а пекарня на ней открывается до первого трамвая.",
    "В среду после обеда воду вернули половине района, сообщили в управлении городского хозяйства.",
    "Мука и масло с весны подорожали вдвое, и очередь у склада занимают на рассвете.",
    "Учительница рассказала, что уроки продолжатся в подвале библиотеки, пока не починят крышу.",
    "Два правительства подписали соглашение об обмене метеорологическими данными в 2017 году и продлили его в прошлом.",
    "На видео, опубликованном в Telegram, виден дым над рядом гаражей на окраине Полтавы.",
    "На железной дороге говорят, что 14 из 63 локомотивов стоят в ремонте, а расписание опубликуют в пятницу.",
    "Комендантский час с 21:00 до 5:00 в Сумах продолжается, объявила военная администрация.",
)
BY_LANGUAGE = {"en": SENTENCES, "uk": UKRAINIAN, "ru": RUSSIAN}
WORDS_A_DOCUMENT = 400
# A document of no more words than this is a post: its paragraphs are single sentences.
POST = 40


def documents(count: int, language: str = "en", words: int = WORDS_A_DOCUMENT) -> Iterator[Document]:
    """So many documents of about so many words, each another mixture of the language's sentences."""
    for number in range(count):
        yield Document(
            doc_id=f"made-{number:05}",
            text="\n\n".join(_paragraphs(number, BY_LANGUAGE[language], words)),
            published=f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
            publisher="The Made-up Courier",
            language=language,
        )


def _paragraphs(number: int, sentences: Sequence[str], wanted: int) -> Iterator[str]:
    words = 0
    for paragraph in itertools.count():
        text = " ".join(_sentence(number, 4 * paragraph + k, sentences) for k in range(4 if wanted > POST else 1))
        words += len(text.split())
        yield text
        if words >= wanted:
            return


def _sentence(number: int, position: int, sentences: Sequence[str]) -> str:
    turn = 7 * number + 5 * position + number // 3
    return sentences[turn % len(sentences)].format(
        n=turn % 9 + 2,
        m=3 * (turn % 11) + 4,
        place=PLACES[(number + position // 5) % len(PLACES)],
        day=DAYS[turn % len(DAYS)],
        name=NAMES[(number + position) % len(NAMES)],
    )
