"""Mail through the SMTP server of the office."""

from __future__ import annotations

import smtplib
from contextlib import suppress

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from jianfu.apps.messages.ways import trouble
from jianfu.apps.messages.ways.trouble import NotSent, Refused, Unsure

TIMEOUT = 10
"""Seconds for one answer of the server."""


def send(to: str, subject: str, text: str) -> None:
    connection = get_connection(
        "django.core.mail.backends.smtp.EmailBackend", timeout=TIMEOUT, **settings.MAIL["server"]
    )
    letter = EmailMessage(subject, text, settings.MAIL["sender"], [to], connection=connection)
    # A robot's letter: programs that answer for people on holiday leave it alone.
    letter.extra_headers["Auto-Submitted"] = "auto-generated"
    try:
        connection.open()
    except smtplib.SMTPAuthenticationError:
        raise NotSent(trouble.REFUSED_US) from None
    except (OSError, smtplib.SMTPException):
        raise NotSent(trouble.NO_ANSWER) from None
    try:
        letter.send()
    except smtplib.SMTPRecipientsRefused as error:
        soon = all(400 <= code < 500 for code, _ in error.recipients.values())
        raise (NotSent if soon else Refused)(trouble.REFUSED_TO) from None
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError, smtplib.SMTPHeloError):
        raise NotSent(trouble.REFUSED) from None
    except (OSError, smtplib.SMTPException):
        raise Unsure from None
    finally:
        # It is delivered already: how the server takes leave does not matter.
        with suppress(OSError, smtplib.SMTPException):
            connection.close()
