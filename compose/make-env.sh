#!/bin/sh
# Writes .env for production from .env.example: your host name, and a random secret after each "=" with nothing behind it.
# A .env that is there already stays as it is.
#   sh compose/make-env.sh id.example.com [FILE]
set -eu
folder=$(cd "$(dirname "$0")/.." && pwd)
host=${1:?the public host name, such as id.example.com, is the first argument}
file=${2:-$folder/.env}

if [ -e "$file" ]; then
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
