"""The vocabulary of official papers: word classes, and one pass that finds them."""

from jianfu.core.facts.words.lexer import Token, Tokens
from jianfu.core.facts.words.tags import Tag

__all__ = ["Tag", "Token", "Tokens"]
