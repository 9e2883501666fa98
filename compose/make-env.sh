#!/bin/sh
# Writes .env for production from .env.example: your host name, and a random secret after each "=" with nothing behind it.
# A .env that is there already stays as it is; what is wrong with it is said.
#   sh compose/make-env.sh id.example.com [FILE]
set -eu
folder=$(cd "$(dirname "$0")/.." && pwd)
host=${1:?the public host name, such as id.example.com, is the first argument}
file=${2:-$folder/.env}

fail() {
    echo "$file: $1." >&2
    exit 1
}
if [ -e "$file" ]; then
    # A line may be half a secret: its number is said, not its words.
    wrong=$(grep -Evn '^[[:space:]]*(#.*|[A-Za-z_][A-Za-z0-9_]*=.*)?$' "$file" | head -n 1 | cut -d : -f 1)
    [ -z "$wrong" ] || fail "line $wrong is not NAME=value, nor a comment"
    for name in $(sed -n 's/=$//p' "$folder/.env.example"); do
        grep -Eq "^$name=.*[^[:space:]]" "$file" || fail "$name has no value"
    done
    echo "$file is there and stays as it is."
    exit 0
fi
secret() {
    od -An -N24 -tx1 /dev/urandom | tr -d ' \n'
}
umask 077
while IFS= read -r line; do
    case $line in
        '#'*) printf '%s\n' "$line" ;;
        KEYCLOAK_HOSTNAME=*) printf 'KEYCLOAK_HOSTNAME=%s\n' "$host" ;;
        *=) printf '%s%s\n' "$line" "$(secret)" ;;
        *) printf '%s\n' "$line" ;;
    esac
done <"$folder/.env.example" >"$file.new"
mv "$file.new" "$file"
echo "$file is written; only you may read it. Next: docker compose up -d --build"
