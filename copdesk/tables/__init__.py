"""Tables as they come from other programs: bytes to text, text to rows, workbooks to rows.

Both the people room and the plan room read lists with it. Everything here returns rows of strings and
raises `Refused` with a code of `copdesk.tables.sentences`; nothing is guessed in silence.
"""

from copdesk.tables.cells import Grid, csv_bytes
from copdesk.tables.decoding import Text, decode
from copdesk.tables.delimited import delimiter_of, split_rows
from copdesk.tables.workbook import is_workbook, workbook_rows

__all__ = ["Grid", "Text", "csv_bytes", "decode", "delimiter_of", "is_workbook", "split_rows", "workbook_rows"]
