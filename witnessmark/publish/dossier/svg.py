"""Small pieces of SVG. Every value is escaped; positions in percent keep a picture as wide as its place and its lines sharp."""

from markupsafe import Markup, escape


def element(name: str, *children: Markup, **attributes: str | float | int | None) -> Markup:
    """One element. `class_` is class, `stroke_width` is stroke-width; null attributes are left out."""
    body = Markup("").join(children)
    return Markup("<{}{}>{}</{}>").format(Markup(name), written(attributes), body, Markup(name))


def written(attributes: dict[str, str | float | int | None]) -> Markup:
    pairs = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    return Markup("").join(Markup(' {}="{}"').format(Markup(key), short(value)) for key, value in pairs)


def short(value: str | float | int) -> str:
    """Two decimals are finer than a pixel."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def percent(share: float) -> str:
    return short(share * 100) + "%"


def text(words: str, **attributes: str | float | int | None) -> Markup:
    return element("text", escape(words), **attributes)


def path(d: str, **attributes: str | float | int | None) -> Markup:
    return element("path", d=d, **attributes)
