#!/bin/sh
# jianfu 的命令,带着这里的设置:backup、restore、journal verify、check、password、start、stop、upgrade 安装包.tar
set -eu
home=@HOME@
python=$home/current/bin/python
case "${1:-}" in
  # By the name of its version: the link changes while it runs.
  upgrade) exec "$(readlink -f "$home/current")/bin/python" -m jianfu "$@" ;;
  start | stop) exec "$python" -m jianfu.site.installing.control "$home" "$1" ;;
  password | office | migrate | nightly) module=jianfu.site ;;
  *) module=jianfu ;;
esac
set -a
. "$home/jianfu.env"
set +a
if [ "$(id -u)" = 0 ] && [ "@USER@" != root ]; then
  exec runuser -u "@USER@" -- "$python" -m "$module" "$@"
fi
exec "$python" -m "$module" "$@"
