"""What is said about a file that cannot be read as a list or a table."""

SENTENCES: dict[str, str] = {
    "table.empty": "There is nothing in this file.",
    "table.large": "This file has {megabytes} MB. Lists and plans may have {most} MB.",
    "table.binary": "This file holds no text. Save it as a text file, CSV or XLSX in the program it comes from.",
    "table.encoding": "copdesk does not know the encoding {encoding}.",
    "table.rows": "This list has more than {most} rows.",
    "table.columns": "This list has more than {most} columns.",
    "table.damaged": "This workbook is damaged or protected and cannot be read ({why}).",
    "table.unsafe": "This workbook is packed in a way that no spreadsheet program does. It was not opened.",
    "table.unguarded": "A part that guards against harmful workbooks is missing. Install defusedxml.",
}
