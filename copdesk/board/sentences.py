"""What the board says where a rule says no."""

SENTENCES = {
    "photo.missing": "The file {name} cannot be read. Is the stick still in?",
    "photo.unknown": "{name} is not a photo that copdesk reads (JPEG, HEIC, PNG, WebP, GIF, BMP or TIFF).",
    "photo.heic": "{name} is a HEIC photo, which cannot be read on this computer. Let the phone send it as JPEG.",
    "photo.drawing": "{name} is a vector drawing (SVG). Save it as PNG and add that.",
    "photo.heavy": "{name} has {megabytes} MB; photos up to {limit} MB can be added.",
    "photo.large": "{name} has {megapixels} million pixels; up to {limit} million can be added.",
    "photo.broken": "{name} is damaged or was cut short while it was copied. Copy it from the camera again.",
    "photo.costly": "{name} takes too much memory or time to read. Let the phone send it smaller.",
    "photo.stopped": "{name} was not read: it was stopped.",
    "photo.corners": "The four corners must frame a part of the photo.",
    "drawing.gone": "That drawing is no longer in this community file.",
    "drawing.long": "A text about a drawing has at most {limit} letters.",
    "drawing.field": "There is no place for {field} on a drawing.",
    "drawing.members": "The number of members is a whole number between 0 and {limit}.",
    "drawing.place": "Each drawing can hang in the gallery once.",
    "drawing.no_photo": "Only a photo can be straightened.",
    "stroke.bad": "This mark cannot be kept: its points are not readable.",
    "stroke.gone": "That mark is no longer on the drawing.",
    "board.nobody": "Nobody is here yet to draw. Let people arrive, or make groups first.",
    "board.template": "There is no page called {name}.",
}
