"""The words of `vocabulary.toml`, ready for comparing."""

from copdesk.tables.vocabulary import Vocabulary, alternatives, plain, says

_WORDS = Vocabulary("copdesk.people.reading")
words, entries = _WORDS.words, _WORDS.entries

__all__ = ["alternatives", "entries", "plain", "says", "words"]
