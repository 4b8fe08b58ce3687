"""What the People room says when it refuses."""

SENTENCES: dict[str, str] = {
    "people.nameless": "A person needs a name.",
    "people.unknown": "This person is not in the book.",
    "people.field": "There is no field “{field}” on a person's card.",
    "people.consent": "Consent is full, initials or none; “{value}” is neither.",
    "people.same": "{name} is in the book already. Check them in from the list, or write a second name too.",
    "people.stopped": "The import was stopped; nothing was kept.",
    "people.same_person": "These are one and the same card. Choose two.",
    "people.category": "Write it as name = value, such as gender = woman.",
    "people.head_count": "A head count is a whole number from 0 to 5000.",
}
