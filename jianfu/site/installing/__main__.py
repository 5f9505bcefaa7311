"""`./install.sh` of a bundle ends here."""

import sys

from jianfu.site.installing.install import main

sys.exit(main(sys.argv[1:]))
