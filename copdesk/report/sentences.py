"""What the report room says when it cannot do what was asked."""

SENTENCES: dict[str, str] = {
    "report.disk_full": "This disk is full. The document was not saved; an older file of that name is as it was.",
    "report.read_only": "This place cannot be written to. Choose another folder for {name}.",
    "report.file_open": "{name} is open in another program. Close it there, or save under another name.",
    "report.folder_missing": "The folder {folder} is not there. Was the stick pulled out?",
    "report.disk_failed": "The disk did not take the document ({detail}). An older file of that name is as it was.",
    "report.no_stick": "No stick is plugged in.",
    "report.cancelled": "The document was not finished.",
    "report.unknown_form": "There is no document called {form}.",
    "report.too_late": "The document took longer than {seconds} seconds and was given up.",
    "report.picture_damaged": "Picture {number} cannot be read. It stands in the document as an empty frame.",
    "report.choice": "These choices do not fit together.",
    "report.logo": "This is no picture that can be a logo. PNG and JPEG files can.",
    "report.nothing": "There is nothing to print yet.",
}
