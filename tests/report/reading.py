"""Reading documents back, as a person who copies text out of them would."""

import io
import re
import unicodedata

import pypdf


def text_of(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def pages_of(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def squeezed(text: str) -> str:
    """Without spaces and line ends, which a page may put elsewhere."""
    return re.sub(r"[\s\u200b]", "", unicodedata.normalize("NFC", text))


def says(data: bytes, text: str) -> bool:
    return squeezed(text) in squeezed(text_of(data))
