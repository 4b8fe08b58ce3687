"""The gallery as one page of the web that needs nothing but its own folder: no script, no net, no fonts from afar."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from copdesk.board.describe import byline, caption, describe
from copdesk.board.drawing import Drawing
from copdesk.words import tr

_ALLOWED = "default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'"
_LOOK = """
body { margin: 0; padding: 2rem; color: #1F2A2E; background: #F3F6F5; }
body { font: 1rem/1.5 "Noto Sans", system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 1.5rem; }
main { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); }
figure { margin: 0; background: #FFFFFF; border: 1px solid #CBD7D4; border-radius: 8px; overflow: hidden; }
figure img { display: block; width: 100%; aspect-ratio: 8 / 5; object-fit: contain; background: #FFFFFF; }
figcaption { padding: 0.75rem 1rem 1rem; border-top: 1px solid #CBD7D4; }
figcaption strong, figcaption span { display: block; }
figcaption span { color: #56666B; }
@media print { body { background: #FFFFFF; } figure { break-inside: avoid; } }
"""


def web_page(title: str, language: str, pictures: Sequence[tuple[Drawing, str]]) -> bytes:
    """The page in UTF-8; each drawing comes with the name of its picture's file beside the page."""
    figures = "\n".join(_figure(drawing, name) for drawing, name in pictures)
    return f"""<!DOCTYPE html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_ALLOWED}">
<title>{escape(title)}</title>
<style>{_LOOK}</style>
</head>
<body>
<h1 dir="auto">{escape(title)}</h1>
<main>
{figures}
</main>
</body>
</html>
""".encode()


def _figure(drawing: Drawing, name: str) -> str:
    facts = drawing.facts
    told = describe(facts)
    words = [f'<strong dir="auto">{escape(caption(facts, drawing.place or None))}</strong>']
    if byline(facts):
        words.append(f'<span dir="auto">{escape(byline(facts))}</span>')
    if told:
        words.append(f'<p dir="auto">{escape(told)}</p>')
    alt = told or tr("A drawing without a description")
    picture = escape(name)
    return (
        f'<figure><a href="{picture}"><img src="{picture}" alt="{escape(alt)}" loading="lazy"></a>'
        f"<figcaption>{''.join(words)}</figcaption></figure>"
    )
