"""The interest survey: its questions, the replies, what they come to, and what they give to topics and profiles."""

from copdesk.community.survey.results import Result, results
from copdesk.community.survey.service import Survey
from copdesk.community.survey.values import FEEDS, KINDS, AnswersRead, Question, Reply

__all__ = ["FEEDS", "KINDS", "AnswersRead", "Question", "Reply", "Result", "Survey", "results"]
