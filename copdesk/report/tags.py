"""The structure tree: what is a heading, a paragraph, a table, a picture, in reading order.

Written so that screen readers and copying find the order; no claim of PDF/UA is made.
"""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFPage,
    PDFString,
)


class TaggedPage(PDFPage):  # type: ignore[misc]
    """A page that knows its row in the parent tree."""

    __NoDefault__: ClassVar[list[str]] = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
    StructParents: int | None = None
    Tabs: Any = None


@dataclass(slots=True)
class Element:
    role: str
    parent: "Element | None" = None
    alt: str = ""
    kids: list["Element | tuple[str, int]"] = field(default_factory=list)
    name: str = ""


class Tags:
    page_class = TaggedPage

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._root = Element("Document")
        self._at = self._root
        self._pages: list[tuple[str, list[Element]]] = []
        self._marked: list[Element] = []
        self._page = ""

    def page(self, number: int) -> None:
        self._page = f"Page{number + 1}"
        self._marked = []

    def end_page(self, reference: str) -> None:
        page = self._canvas._doc.idToObject[reference]
        page.StructParents, page.Tabs = len(self._pages), PDFName("S")
        self._pages.append((reference, self._marked))

    def open(self, role: str, alt: str) -> None:
        element = Element(role, self._at, alt)
        self._at.kids.append(element)
        self._at = element

    def close(self) -> None:
        self._at = self._at.parent or self._root

    def begin(self, artifact: bool) -> str:
        """The operator that opens one piece of marked content on this page."""
        if artifact or self._at is self._root:
            return "/Artifact BMC"
        number = len(self._marked)
        self._marked.append(self._at)
        self._at.kids.append((self._page, number))
        return f"/{self._at.role} <</MCID {number}>> BDC"

    def add_to(self, document: Any) -> None:
        self._name(self._root, [0])
        rows: list[Any] = []
        for number, (_, marked) in enumerate(self._pages):
            rows += [number, PDFArray([PDFObjectReference(element.name) for element in marked])]
        tree = PDFDictionary({"Nums": PDFArray(rows)})
        root = PDFDictionary(
            {
                "Type": PDFName("StructTreeRoot"),
                "K": PDFArray([PDFObjectReference(self._root.name)]),
                "ParentTree": document.Reference(tree, "tags.parents"),
                "ParentTreeNextKey": len(self._pages),
            }
        )
        document.Reference(root, "tags.root")
        self._write(document, self._root, "tags.root")
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})

    def _name(self, element: Element, counter: list[int]) -> None:
        element.name = f"tags.{counter[0]}"
        counter[0] += 1
        for kid in element.kids:
            if isinstance(kid, Element):
                self._name(kid, counter)

    def _write(self, document: Any, element: Element, parent: str) -> None:
        kids: list[Any] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(PDFObjectReference(kid.name))
            else:
                page, number = kid
                kids.append(PDFDictionary({"Type": PDFName("MCR"), "Pg": PDFObjectReference(page), "MCID": number}))
        entries = {
            "Type": PDFName("StructElem"),
            "S": PDFName(element.role),
            "P": PDFObjectReference(parent),
            "K": PDFArray(kids),
        }
        if element.alt:
            entries["Alt"] = PDFString(element.alt)
        document.Reference(PDFDictionary(entries), element.name)
        for kid in element.kids:
            if isinstance(kid, Element):
                self._write(document, kid, element.name)
