"""What is said about a file that cannot be read as a list or a table."""

SENTENCES: dict[str, str] = {
    "table.empty": "There is nothing in this file.",
    "table.large": "This file has {megabytes} MB. Lists and plans may have {most} MB.",
    "table.binary": "This file holds no text. Save it as a text file, CSV or XLSX in the program it comes from.",
    "table.pdf": "This is a PDF. Open it, select its text, copy it and paste it here.",
    "table.document": "This is a word processor's document. Copy its text and paste it here, or save it as DOCX.",
    "table.old_office": "This is a file of an older Word or Excel. Save it there as XLSX, CSV or text.",
    "table.locked": "This file is locked with a password. Save it without one in the program it comes from.",
    "table.picture": "This is a picture. copdesk reads text, not pictures of it.",
    "table.packed": "This is a packed file (ZIP) that holds no workbook. Unpack it first.",
    "table.encoding": "copdesk does not know the encoding {encoding}.",
    "table.rows": "This list has more than {most} rows.",
    "table.columns": "This list has more than {most} columns.",
    "table.damaged": "This file is damaged or protected and cannot be read ({why}).",
    "table.unsafe": "This file is packed in a way that no office program does. It was not opened.",
    "table.unguarded": "A part that guards against harmful workbooks is missing. Install defusedxml.",
}
