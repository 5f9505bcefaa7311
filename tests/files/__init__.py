"""Genuine files of every format, made from given paragraphs."""
