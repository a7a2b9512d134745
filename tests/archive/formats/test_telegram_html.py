import io

import pytest

from witnessmark.archive.common import format_of
from witnessmark.archive.confined.reading import read_confined
from witnessmark.archive.formats.telegram_html import FORMAT
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document

CHAT = "telegram-html:7d8cc3956c3e"
HEAD = """<!DOCTYPE html>
<html>

 <head>

  <meta charset="utf-8"/>
<title>Exported Data</title>
  <meta content="width=device-width, initial-scale=1.0" name="viewport"/>

  <link href="css/style.css" rel="stylesheet"/>

  <script src="js/script.js" type="text/javascript">

  </script>

 </head>

 <body onload="CheckLocation();">

  <div class="page_wrap">

   <div class="page_header">

    <div class="content">

     <div class="text bold">
Вісник Лугової
     </div>

    </div>

   </div>

   <div class="page_body chat_page">

    <div class="history">

     <div class="message service" id="message-1">

      <div class="body details">
2 May 2031
      </div>

     </div>
"""
TAIL = """
    </div>

   </div>

  </div>

 </body>

</html>
"""


def post(number: int, inside: str, name: str | None = "Вісник Лугової", when: str = "02.05.2031 12:30:05 UTC+03:00") -> str:
    joined = "" if name is not None else " joined"
    wrap = "" if name is None else '<div class="pull_left userpic_wrap"><div class="userpic userpic1"></div></div>'
    named = "" if name is None else f'\n       <div class="from_name">\n{name} \n       </div>\n'
    return f"""
     <div class="message default clearfix{joined}" id="message{number}">
      {wrap}
      <div class="body">

       <div class="pull_right date details" title="{when}">
12:30
       </div>
{named}{inside}
      </div>

     </div>
"""


def text(said: str) -> str:
    return f'\n       <div class="text">\n{said}\n       </div>\n'


def read(*messages: str) -> list[Document | SkipItem]:
    return list(FORMAT.read(io.BytesIO((HEAD + "".join(messages) + TAIL).encode()), "messages.html"))


def only(message: str) -> Document:
    [document] = read(message)
    assert isinstance(document, Document)
    return document


def test_a_post_is_a_document_named_by_its_chats_title() -> None:
    document = only(post(5, text("Двоє поранених.<br><br>Деталі&nbsp;&mdash; згодом")))
    assert document.text == "Двоє поранених.\n\nДеталі\xa0— згодом"
    assert (document.doc_id, document.published, document.publisher) == (f"{CHAT}:5", "2031-05-02T12:30:05+03:00", "Вісник Лугової")
    assert [(region.kind, region.at, region.start, region.end) for region in document.regions] == [("message", "5", 0, 32)]
    assert document.tool is not None and document.tool.startswith("lxml ")


def test_marks_and_emoji_inside_a_text_leave_its_words_as_they_are() -> None:
    said = (
        'At <strong>9.30</strong> <tg-emoji emoji-id="5">🔥</tg-emoji> two <a href="https://lysove.example">people</a>'
        '<span class="spoiler hidden" onclick="ShowSpoiler(this)"><span aria-hidden="true"> were</span></span> hurt<!-- x -->.'
    )
    assert only(post(5, text(said))).text == "At 9.30 🔥 two people were hurt."


def test_an_older_export_gives_no_offset() -> None:
    assert only(post(5, text("Двоє"), when="02.05.2031 12:30:05")).published == "2031-05-02T12:30:05"


def test_a_date_of_another_form_is_not_guessed_at() -> None:
    remark, document = read(post(5, text("Двоє"), when="5/2/31 12:30"))
    assert str(remark) == "messages.html, message 5: its date is '5/2/31 12:30', which Telegram does not write; read without a date"
    assert isinstance(document, Document)
    assert document.published is None


def test_a_joined_message_is_by_who_posted_before() -> None:
    found = read(post(1, text("One"), "Ганна via @bot"), post(2, text("Two"), None), post(3, text("Three"), "Петро"))
    assert [each.publisher for each in found if isinstance(each, Document)] == ["Ганна", "Ганна", "Петро"]


FORWARDED = """
       <div class="pull_left forwarded userpic_wrap"><div class="userpic userpic7"></div></div>
       <div class="forwarded body">

        <div class="from_name">
ДСНС Лугової <span class="date details" title="02.05.2031 11:00:00 UTC+03:00"> 02.05.2031 11:00:00</span>
        </div>
        <div class="text">
Загинули двоє
        </div>

       </div>
"""
FORWARDED_AGAIN = '<div class="forwarded body"><div class="text">Один поранений</div></div>'


def test_the_origin_of_a_forward_is_a_name_and_goes_on_in_joined_messages() -> None:
    found = read(post(1, FORWARDED), post(2, FORWARDED_AGAIN, None), post(3, text("Наше"), None))
    assert [(each.text, each.forwarded_from, each.forwarded_id, each.publisher) for each in found if isinstance(each, Document)] == [
        ("Загинули двоє", "ДСНС Лугової", None, "Вісник Лугової"),
        ("Один поранений", "ДСНС Лугової", None, "Вісник Лугової"),
        ("Наше", None, None, "Вісник Лугової"),
    ]


def test_a_deleted_account_is_nobody_by_name() -> None:
    document, remark = read(post(1, FORWARDED.replace("ДСНС Лугової", "Deleted Account"), "Deleted Account"))
    assert isinstance(document, Document)
    assert (document.publisher, document.forwarded_from) == ("Вісник Лугової", None)
    assert str(remark) == "messages.html: of 'Вісник Лугової': 1 forwarded from somebody whose name is hidden"


def test_replies_media_and_signatures() -> None:
    document = only(
        post(
            9,
            '<div class="reply_to details">In reply to <a href="messages2.html#go_to_message4" onclick="return GoToMessage(4)">this message</a></div>'
            '<div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/photo_1@02-05-2031.jpg">'
            '<img class="photo" src="photos/photo_1_thumb.jpg"/></a></div>'
            '<div class="media_wrap clearfix"><a class="media media_location" href="https://maps.example/?q=49.1,36.2"></a></div>'
            + text("Фото")
            + '<div class="signature details">Н. Мельник</div>',
        )
    )
    assert (document.replies_to, document.media, document.author) == (f"{CHAT}:4", ("photos/photo_1@02-05-2031.jpg",), "Н. Мельник")


def test_a_page_with_files_is_read_to_its_end_in_a_process_of_its_own() -> None:
    photo = '<div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/photo_2.jpg"></a></div>'
    page = (HEAD + post(1, photo + text("Перше")) + post(2, text("Друге")) + TAIL).encode()
    found = list(read_confined(FORMAT, io.BytesIO(page), "messages.html"))
    assert [(each.text, each.media) for each in found if isinstance(each, Document)] == [("Перше", ("photos/photo_2.jpg",)), ("Друге", ())]


def test_a_reply_to_another_chat_names_no_post() -> None:
    assert only(post(9, '<div class="reply_to details">In reply to a message in another chat</div>' + text("Так"))).replies_to is None


def test_what_is_no_document_is_counted() -> None:
    service = '<div class="message service" id="message7"><div class="body details">Вісник Лугової pinned this message</div></div>'
    missing = (
        '<div class="media_wrap clearfix"><div class="media clearfix pull_left media_video"><div class="body">'
        '<div class="title bold">Video file</div>'
        '<div class="description">Not included, change data exporting settings to download.</div></div></div></div>'
    )
    [remark] = read(service, post(8, missing))
    assert isinstance(remark, Remark)
    assert str(remark) == (
        "messages.html: of 'Вісник Лугової': 1 left out, Telegram's own notices; 1 left out, without text; "
        "1 with a file that the export does not include"
    )


def test_it_wins_over_a_web_page_and_takes_no_other() -> None:
    page = (HEAD + post(1, text("Двоє")) + TAIL).encode()
    known = format_of("messages.html", page[: 64 * 1024])
    assert known is not None and known.NAME == "telegram_html"
    other = b'<html><body><div class="page_header">x</div><div class="message">y</div></body></html>'
    assert FORMAT.sniff("messages.html", other) == 0


@pytest.mark.parametrize("newline", ["\r\n", ""])
def test_line_ends_of_the_file_are_not_the_texts(newline: str) -> None:
    page = (HEAD + post(1, text("Двоє<br>Троє")) + TAIL).replace("\n", newline)
    [document] = FORMAT.read(io.BytesIO(page.encode()), "messages.html")
    assert isinstance(document, Document)
    assert document.text == "Двоє\nТроє"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("", "messages.html: the file is empty"),
        ("<html><body>x</body></html>", "messages.html: it is a web page, but not an export of Telegram Desktop: it has no messages"),
        ("<div>" * 5000, "messages.html: its tags are nested more than 240 deep, which no export is"),
    ],
)
def test_what_is_no_export_says_why(page: str, reason: str) -> None:
    [refused] = FORMAT.read(io.BytesIO(page.encode()), "messages.html")
    assert isinstance(refused, BadInput)
    assert str(refused) == reason


def test_a_message_forged_inside_a_message_is_part_of_its_text() -> None:
    inner = '<div class="message default clearfix" id="message6"><div class="body"><div class="text">Троє</div></div></div>'
    [document] = read(post(5, text(f"Двоє {inner}")))
    assert isinstance(document, Document)
    assert document.doc_id == f"{CHAT}:5"
