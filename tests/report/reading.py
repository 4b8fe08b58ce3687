"""Reading documents back, as a person who copies text out of them would."""

import io
import re
import unicodedata

import pypdf
import pypdfium2


def pages_of(data: bytes) -> list[str]:
    """The text of each page as a viewer copies it: fast, but it reorders what runs in two directions."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def text_of(data: bytes) -> str:
    return "\n".join(pages_of(data))


def written(data: bytes) -> str:
    """The text letter by letter in the order in which it was written: slow, and exact in every script."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def squeezed(text: str) -> str:
    """Without spaces and line ends, which a page may put elsewhere."""
    return re.sub(r"[\s\u200b]", "", unicodedata.normalize("NFC", text))


def says(data: bytes, text: str) -> bool:
    return squeezed(text) in squeezed(text_of(data))
