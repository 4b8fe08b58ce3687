"""The words of `vocabulary.toml`, ready for comparing."""

from copdesk.tables.vocabulary import Vocabulary, alternatives, plain, says

_WORDS = Vocabulary("copdesk.plan.reading")
words, numbered, entries = _WORDS.words, _WORDS.numbered, _WORDS.entries

__all__ = ["alternatives", "entries", "numbered", "plain", "says", "words"]
