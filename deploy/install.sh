#!/bin/sh
# 安装减负,不用联网:./install.sh      步骤见 docs/install.md
set -eu
cd "$(dirname "$0")"
for python in ${PYTHON:-} python@PYTHON@ python3; do
  if command -v "$python" >/dev/null && "$python" -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] != "@PYTHON@")'; then
    wheel=$(echo "$PWD"/wheels/jianfu-*.whl)
    PYTHONPATH=$wheel PYTHONDONTWRITEBYTECODE=1 exec "$python" -m jianfu.site.installing "$@"
  fi
done
echo "需要 Python @PYTHON@(这个包按它做的)。装好后再来,或指定:PYTHON=/路径/python@PYTHON@ ./install.sh" >&2
exit 1
