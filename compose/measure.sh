#!/bin/sh
# What our image costs beside Keycloak's own, both built for PostgreSQL, in turns: from `up` to the first answer with an empty
# database and with one that is there, and memory after some seconds of rest. Wants the image, docker compose build, and a
# quiet machine. Everything that it starts is removed again.
#   sh compose/measure.sh [ROUNDS]
set -eu
folder=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
ours=${KEYCLOAK_IMAGE:-keycloak-membership:latest}
version=$(sed -n 's/^ARG KEYCLOAK_VERSION=//p' "$folder/Dockerfile")
port=${KEYCLOAK_PORT:-8080}

compose() {
    "$program" ${plugin:+compose} --project-name membership-measure --project-directory "$folder" --env-file "$work/empty.env" \
        --file "$folder/docker-compose.yml" --file "$work/measure.yml" "$@" >>"$work/log" 2>&1
}
remove() {
    compose down --volumes || true
    docker image rm membership-measure-stock >/dev/null 2>&1 || true
    rm -r "$work"
}
# Seconds since the epoch, to the hundredth.
now() {
    date +%s.%2N
}
# Seconds from `up` until the realm is answered.
up() {
    begin=$(now)
    compose up --detach --no-build || { cat "$work/log" >&2; exit 1; }
    until curl --silent --fail --output /dev/null "http://127.0.0.1:$port/realms/master"; do sleep 0.1; done
    echo "$begin $(now)" | awk '{ printf "%.1f", $2 - $1 }'
}

if docker compose version >/dev/null 2>&1; then program=docker plugin=yes; else program=docker-compose plugin=; fi
trap remove EXIT
touch "$work/empty.env"
cat >"$work/measure.yml" <<YML
services:
  keycloak:
    command: [start, --optimized]
    environment: { KC_DB_PASSWORD: keycloak, KC_HOSTNAME_STRICT: "false" }
    ports: ["127.0.0.1:$port:8080"]
    # What Keycloak's guide to sizes starts from; without a limit the JVM takes what there is.
    mem_limit: 1250m
  postgres:
    environment: { POSTGRES_PASSWORD: keycloak }
YML
docker build --quiet --tag membership-measure-stock - >/dev/null <<DOCKERFILE
FROM quay.io/keycloak/keycloak:$version
ENV KC_DB=postgres KC_HEALTH_ENABLED=true KC_METRICS_ENABLED=true
RUN /opt/keycloak/bin/kc.sh build
DOCKERFILE

printf 'round\timage\tempty s\tagain s\tmemory\n'
for round in $(seq "${1:-3}"); do
    for image in "$ours" membership-measure-stock; do
        export KEYCLOAK_IMAGE="$image"
        empty=$(up)
        compose down
        again=$(up)
        sleep 20
        memory=$(docker stats --no-stream --format '{{.MemUsage}}' "$(docker ps --quiet \
            --filter label=com.docker.compose.project=membership-measure --filter label=com.docker.compose.service=keycloak)")
        printf '%s\t%s\t%s\t%s\t%s\n' "$round" "$image" "$empty" "$again" "${memory%% *}"
        compose down --volumes
    done
done
