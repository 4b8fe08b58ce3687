"""The structure tree: what is a heading, a paragraph, a table, a picture, in reading order.

Written so that screen readers and copying find the order; no claim of PDF/UA is made.
"""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFPage,
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
        document.Reference(_Written(element, parent), element.name)
        for kid in element.kids:
            if isinstance(kid, Element):
                self._write(document, kid, element.name)


class _Written(PDFObject):  # type: ignore[misc]
    """One element of the tree in the file's own words; there are tens of thousands of them."""

    def __init__(self, element: Element, parent: str) -> None:
        self._element, self._parent = element, parent

    def format(self, document: Any) -> bytes:
        def number(name: str) -> str:
            major, minor = document.idToObjectNumberAndVersion[name]
            return f"{major} {minor}"

        pages = [kid[0] for kid in self._element.kids if not isinstance(kid, Element)]
        page = pages[0] if pages else ""
        kids = []
        for kid in self._element.kids:
            if isinstance(kid, Element):
                kids.append(f"{number(kid.name)} R")
            elif kid[0] == page:
                kids.append(str(kid[1]))
            else:
                kids.append(f"<</Type /MCR /Pg {number(kid[0])} R /MCID {kid[1]}>>")
        told = f"/Type /StructElem /S /{self._element.role} /P {number(self._parent)} R"
        if page:
            told += f" /Pg {number(page)} R"
        if self._element.alt:
            alt = "FEFF" + self._element.alt.encode("utf-16-be", "replace").hex().upper()
            told += f" /Alt <{alt}>"
        return f"<<{told} /K [{' '.join(kids)}]>>".encode("ascii")
