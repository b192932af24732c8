# shellcheck shell=bash
# Asks local ports whether they answer, with bash alone: a small machine has neither curl nor nc.

# Each probe runs in a subshell, because a failed redirection of `exec` would end the shell.
tcp_answers() { (exec 7<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# http_ok PORT PATH: true when the answer's status is 200.
http_ok() {
  (
    exec 7<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nAccept: application/json\r\nConnection: close\r\n\r\n' "$2" "$1" >&7
    IFS= read -r -t 5 line <&7 || exit 1
    case $line in 'HTTP/1.1 200'*) exit 0 ;; *) exit 1 ;; esac
  ) 2>/dev/null
}
