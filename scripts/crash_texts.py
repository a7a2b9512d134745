"""The folder of reports from which runs that are cut off build."""

from pathlib import Path

TEXTS = {
    "a.txt": "Two people were killed in Zhytomyr on 7 May 2024, Mayor Ostap Hrabar said.",
    "b.txt": "At least three people were injured in Zhytomyr on 7 May 2024, police said.",
    "c.html": "<html><head><title>Zhytomyr</title></head><body><p>Two people died in Zhytomyr on 7 May 2024.</p></body></html>",
    "d.jsonl": '{"text":"Four people were hurt in Poltava on 8 May 2024.","published":"2024-05-08"}\n{"text":"Nobody was hurt in Lubny."}\n',
    "e.bin": "\x7fELF\x00",
    "case.toml": 'notices = ["An exercise."]\n',
}


def write_texts(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
