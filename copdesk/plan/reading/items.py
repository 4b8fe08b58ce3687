"""One line of a plan: its title, its time, what is only said about it, and the questions in it."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from copdesk.plan.reading.clocks import Clock, find_clocks, hh_mm, opens_a_time
from copdesk.plan.reading.durations import Span, find_spans, together
from copdesk.plan.reading.vocabulary import alternatives, words

LONG_REMARK = 4  # words; a longer bracket is a remark, a shorter one part of the name
LONG_TITLE = 60
LONGEST_TITLE = 90
LONGEST_LINE = 1_000
_COMMA = re.compile(r"[,;]\s|\s[–—-]\s")
_OPEN, _SHUT = "([（［【", ")]）］】"
_BRACKET = re.compile(rf"[{re.escape(_OPEN)}]([^{re.escape(_OPEN + _SHUT)}]*)[{re.escape(_SHUT)}]")
_LINK_WORDS = [*words("around", "links"), *(word for word in words("around", "about") if word.isalpha())]
_LINKS = rf"(?:{alternatives(_LINK_WORDS)})"
_BEFORE_TIME = re.compile(
    rf"(?:[\s,;:：，、|/(\[（【–—-]+(?:{_LINKS})\b\.?)*[\s,;:：，、|/(\[（【–—-]*\Z", re.IGNORECASE
)
_AFTER_TIME = re.compile(r"\A(?:-?ish\b)?[\s,;:：，、|/)\]）】–—.·•>→-]*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s[–—-]\s|\s*[|·•\t]\s*|\s/\s|\s{3,}|[:：]\s")
_OF = re.compile(r"\A(?:of|de|d'|von)\s+", re.IGNORECASE)
_SINCE = re.compile(r"(?:minutes?|min\.?|phút)\s*(\d{1,3})\s*[-–—]\s*(\d{1,3})\s*[:.)|–—-]\s*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]?[^\W\d_a-z])|[。！？]|\n")
_SENTENCE_OVER = re.compile(r"[.!?…。！？][\"”’')\]]*\Z|\)\Z")
_CLAUSE = re.compile(
    r"\s(?:if|so that|unless|in case|in order to|afin de|afin que|para que|damit|falls|wenn|để)\s", re.IGNORECASE
)
_COUNTED = re.compile(rf"(?:{alternatives(words('turns', 'counted'))})\s*(?:\d{{1,2}}|[A-Za-z])", re.IGNORECASE)
_SIGN = r"[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d\u20e3]*"
_PICTURE = re.compile(rf"(?:{_SIGN})+\s+")
_CLOCKS = re.compile(r"(?:[\u231a\u231b\u23f0-\u23f3\U0001f550-\U0001f567\U0001f4c5\U0001f4c6\U0001f5d3]\ufe0f?\s*)+")
_REMARK = re.compile(
    rf"\W*(?:{alternatives(words('headings', 'remarks'))})\s*[:：]\s*(?=\S+\s+\S+\s+\S)", re.IGNORECASE
)
"""Note: allow two minutes of silence. It tells something about an activity and is none."""
_QUOTED = re.compile(r"[“\"«]([^”\"»“«]+)[”\"»]")
_QUESTION = re.compile(r"[^.!?…。？！]*[?？؟]")


@dataclass(frozen=True, slots=True)
class Item:
    """`where` tells how its time was found: bracket, leading, trailing, clock, label, inside, or '' for none.
    `parts` are several lengths in one bracket with the words beside them; `each` marks a time per person; `asks`
    a line that is nothing but questions: a prompt, no step; `alone` a length that has a bracket for itself."""

    title: str
    note: str = ""
    prompts: tuple[str, ...] = ()
    span: Span | None = None
    clock: Clock | None = None
    parts: tuple[tuple[str, Span], ...] = ()
    where: str = ""
    each: bool = False
    asks: bool = False
    alone: bool = False

    @property
    def start(self) -> str:
        """Its start as hh:mm, or ''."""
        return hh_mm(self.clock.at) if self.clock else ""

    @property
    def end(self) -> str:
        """Its end as hh:mm, or ''."""
        return hh_mm(self.clock.until) if self.clock and self.clock.until is not None else ""

    @property
    def timed(self) -> bool:
        """True where the line says how long or when."""
        return bool(self.where)


@lru_cache(maxsize=4096)
def read_item(text: str) -> Item:
    """The parts of one agenda line; a line past 1,000 characters is prose and is not looked into. A picture before
    the time stays before the title, unless it only shows a clock."""
    if len(text) > LONGEST_LINE:
        return Item(text[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…", text)
    if _REMARK.match(text):
        return Item(text)
    picture = _PICTURE.match(text)
    if picture is None or picture.end() == len(text):
        return _read(text)
    item = _read(text[picture.end() :])
    only_clocks = item.timed and _CLOCKS.fullmatch(picture[0])
    return item if only_clocks else replace(item, title=f"{picture[0].strip()} {item.title}")


def _read(text: str) -> Item:
    clock, rest = _clock(text)
    span, parts, where, each, head, tail = _length(rest)
    if clock is not None and not where:
        where = "clock"
    title, note, prompts = split_title(head)
    if each and span is None:
        title, note, prompts, tail = rest.strip(), "", (), ""
    if tail:
        note = f"{note} {tail}".strip()
        prompts = prompts or questions(tail)
    asks = not where and only_questions(text)
    alone = where == "bracket" and span is not None and _has_bracket(rest, span)
    return Item(title, note, prompts, span, clock, parts, where, each, asks, alone)


def only_questions(text: str) -> bool:
    """True where every sentence asks and nothing is quoted inside an instruction."""
    bare = text.strip().strip('“”"«»').strip()
    if not bare.endswith(("?", "？", "؟")) or (":" in bare and _QUOTED.search(bare)):
        return False
    return all(part.rstrip('”"» ').endswith(("?", "？", "؟")) for part in sentences_of(bare))


def questions(text: str) -> tuple[str, ...]:
    """The questions in a text: the quoted ones where there are any, else each sentence that asks."""
    quoted = [match[1].strip() for match in _QUOTED.finditer(text)]
    if quoted and (text.rstrip('”"» )').endswith("?") or any(each.endswith("?") for each in quoted)):
        return tuple(quoted)
    found = [match[0].strip().lstrip('”"»:–- ') for match in _QUESTION.finditer(text)]
    return tuple(each for each in found if len(each.split()) > 1)


def split_title(text: str) -> tuple[str, str, tuple[str, ...]]:
    """Title, remark and prompts: brackets of more than four words, later sentences and late clauses are remarks."""
    remarks: list[str] = []
    for match in reversed(list(_BRACKET.finditer(text))):
        if len(match[1].split()) > LONG_REMARK and match.start() > 0:
            remarks.insert(0, match[1])
            text = text[: match.start()].rstrip() + " " + text[match.end() :].lstrip()
    text = " ".join(text.split())
    prompts: tuple[str, ...] = ()
    text, bar, aside = text.partition(" |")
    if bar and aside.strip(" |"):
        remarks.append(" | ".join(part.strip() for part in aside.split("|") if part.strip()))
    first, rest = _first_sentence(text)
    label, colon, after = first.partition(":")
    asked = f"{after} {rest}".strip()
    if colon and len(label.split()) > 1 and not label.strip()[-1:].isdigit() and _asks_at_once(after, asked):
        first, rest, prompts = label, asked, questions(asked)
    elif _QUOTED.search(first):
        prompts = questions(first)
    clause = _CLAUSE.search(first, 12)
    if clause and len(first) > LONG_TITLE and not _QUOTED.search(first):
        rest = f"{first[clause.start() :].strip()} {rest}".strip()
        first = first[: clause.start()]
    commas = list(_COMMA.finditer(first, 30, LONGEST_TITLE))
    if len(first) > LONGEST_TITLE and commas and not prompts:
        rest = f"{first[commas[-1].end() :].strip()} {rest}".strip()
        first = first[: commas[-1].start()]
    title = first.strip().rstrip(".;:,–— ").removesuffix(" -").strip() or text.strip()
    return title, " ".join([rest.strip(), *remarks]).strip(), prompts


def _asks_at_once(text: str, everything: str) -> bool:
    bare = text.strip()
    first, _ = _first_sentence(bare)
    quoted = bare.startswith(("“", '"', "«", "„")) and "?" in everything
    return quoted or first.rstrip('”"»').endswith("?")


def _first_sentence(text: str) -> tuple[str, str]:
    for match in _SENTENCE_END.finditer(text):
        head = text[: match.end()]
        if head.count("“") > head.count("”") or head.count('"') % 2 or head.count("(") > head.count(")"):
            continue
        if len(head) < 12 or re.search(r"(?:^|\s)(?:[A-Z]|[A-Z][a-z]|[a-z]\.[a-z]|e\.g|i\.e|vs|No|St|Prof)\.$", head):
            continue
        return head, text[match.end() :].strip()
    return text, ""


def sentences_of(text: str) -> list[str]:
    """The sentences of a text; a full stop after an initial or an abbreviation ends none."""
    made = []
    while text:
        head, text = _first_sentence(text)
        made.append(head.strip())
    return made


def _clock(text: str) -> tuple[Clock | None, str]:
    """A time of day at the start, or a range in brackets or at the end; and the text without it."""
    for clock in find_clocks(text):
        before, after = text[: clock.start], text[clock.end :]
        if opens_a_time(before) and (after.strip() or clock.until is not None):
            return clock, _AFTER_TIME.sub("", after)
        closes = not after.strip(f" .;,{_SHUT}")
        bracketed = before.rstrip()[-1:] in tuple(_OPEN) and after.lstrip()[:1] in (*_SHUT, ",", ";")
        if clock.until is not None and (closes or bracketed) and len(before.split()) <= 20:
            if bracketed and not closes and after.lstrip()[:1] in (",", ";"):
                return clock, before + after.lstrip()[1:].lstrip()
            return clock, f"{_BEFORE_TIME.sub('', before)} {_AFTER_TIME.sub('', after)}".strip()
    return None, text


_Length = tuple[Span | None, tuple[tuple[str, Span], ...], str, bool, str, str]


def _length(text: str) -> _Length:
    """The line's own length, how it was found, the text without it and what stands behind it."""
    spans = find_spans(text)
    if since := _SINCE.match(text):
        length = int(since[2]) - int(since[1])
        if length > 0:
            return Span(length, length, length, 0, since.end()), (), "leading", False, text[since.end() :], ""
    if not spans:
        return None, (), "", False, text, ""
    first = spans[0]
    if not _BEFORE_TIME.sub("", text[: first.start]).strip() and text[: first.start].strip() not in tuple(_OPEN):
        rest = _OF.sub("", _AFTER_TIME.sub("", text[first.end :]))
        if rest and not first.each and not (text[0].isalpha() and any(_bracket_at(text, span) for span in spans)):
            return first, (), "leading", False, rest, ""
    for match in reversed(list(_BRACKET.finditer(text))):
        inside = tuple(span for span in spans if match.start() < span.start and span.end <= match.end())
        own = tuple(span for span in inside if not span.each)
        if not inside or len(match[1].split()) > 6 * len(inside) + 2:
            continue
        if not own and any(not span.each for span in spans):  # Reports: 15 min (1 min per pair)
            aside = f"{text[: match.start()].rstrip()} {text[match.end() :].lstrip()}".strip()
            *found, tail = _length(aside)
            return *found, f"{tail} {match[1]}".strip()  # type: ignore[return-value]
        whole = together(own)
        head, tail = _around(text, match.start(), match.end())
        return whole, _parts(text, own, match), "bracket" if whole else "", whole is None, head, tail
    last = spans[-1]
    if not text[last.end :].strip(f" .;。{_SHUT}") and _may_trail(text, last):
        head = _BEFORE_TIME.sub("", text[: last.start])
        return (None if last.each else last), (), "" if last.each else "trailing", last.each, head, ""
    if between := _between(text, spans):
        return between
    label = re.match(r"\A([^:]{1,40}):\s*", text)
    if label and first.start <= label.end() + 12 and not first.each and not _prose(text[label.end() : first.start]):
        rest = _AFTER_TIME.sub("", text[first.end :])
        if _BRACKET.fullmatch(rest):  # Opening: 5 min (Ann)
            return first, (), "label", False, label[1], rest[1:-1]
        return first, (), "label", False, f"{text[: label.end()].rstrip()} {rest}", ""
    if len(text.split()) <= 12 and len(spans) == 1 and not first.each and not text.rstrip().endswith("."):
        return first, (), "inside", False, text, ""
    return None, (), "", any(span.each for span in spans), text, ""


def _between(text: str, spans: tuple[Span, ...]) -> _Length | None:
    """A length that stands alone between dashes or bars: Case - 15 minutes - Ann."""
    for span in spans:
        head, tail = text[: span.start], text[span.end :]
        before = list(_BETWEEN.finditer(head))
        after = _BETWEEN.match(tail)
        if span.each or not before or after is None or before[-1].end() != len(head):
            continue
        return span, (), "between", False, head[: before[-1].start()], tail[after.end() :]
    return None


def _has_bracket(text: str, span: Span) -> bool:
    return text[: span.start].rstrip()[-1:] in tuple(_OPEN) and text[span.end :].lstrip()[:1] in tuple(_SHUT)


def _bracket_at(text: str, span: Span) -> bool:
    return any(m.start() < span.start and span.end <= m.end() for m in _BRACKET.finditer(text))


def _may_trail(text: str, span: Span) -> bool:
    """A length at the end counts after a comma or dash, or in a short line that is no sentence."""
    before = text[: span.start].rstrip()
    if before[-1:] in ",;:|–—-/":
        return True
    if _SENTENCE_OVER.search(before):
        return True  # Share in fours. 4 min.
    if text.rstrip().endswith("."):
        return False
    return len(text.split()) <= 12 or bool(re.search(r"\b(?:of|about|de)\s*\Z", text[: span.start]))


def _prose(text: str) -> bool:
    return len(text.split()) > 2


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Title and remark around a bracket: what goes on without a full stop in few words belongs to the title."""
    before, after = text[:start].rstrip(), text[end:].strip()
    if not before:
        return after.lstrip(":–—-., "), ""
    if after[:1] == ":" and _COUNTED.fullmatch(before):
        return f"{before}{after}", ""
    if after and (after[0].isalnum() or after[0] == "(") and len(after.split()) <= 6:
        return f"{before} {after}", ""
    return before.rstrip(":–—-, "), after.lstrip(".:;,–—- ")


def _parts(text: str, spans: tuple[Span, ...], bracket: re.Match[str]) -> tuple[tuple[str, Span], ...]:
    if len(spans) < 2:
        return ()
    made = []
    for at, span in enumerate(spans):
        end = spans[at + 1].start if at + 1 < len(spans) else bracket.end()
        made.append((text[span.end : end].strip(" ,;+&/:)]("), span))
    return tuple(made)
