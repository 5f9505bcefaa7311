"""What all writes about people may answer."""


class NotThis(ValueError):
    """What was asked cannot be done; the message is the Chinese sentence for the page. Nothing has changed."""
