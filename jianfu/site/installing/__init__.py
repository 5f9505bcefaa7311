"""Installing and upgrading from a bundle. Standard library only: it runs out of the wheel before anything is installed.

HOME/versions/0.1.0/    a virtual environment for each version, side by side
HOME/current            a link to the one in use
HOME/jianfu.env         the settings; HOME/jianfu: the command, with these settings, as the user of the service
"""


class Failed(Exception):
    """It cannot go on; what happened and what to do, in Chinese."""
