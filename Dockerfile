# Keycloak with the extension built in. The JARs come first: ./mvnw -q -DskipTests package
ARG KEYCLOAK_VERSION=26.7.3
# Fixed when the image is built: postgres, mariadb, mysql, mssql, oracle, or dev-file for the embedded one.
ARG KC_DB=postgres

FROM quay.io/keycloak/keycloak:${KEYCLOAK_VERSION} AS build
ARG KC_DB
ENV KC_DB=${KC_DB} KC_HEALTH_ENABLED=true KC_METRICS_ENABLED=true
# Two JARs; .dockerignore leaves all others out.
COPY --chown=1000:0 themes/target/keycloak-membership*.jar provider/target/keycloak-membership*.jar /opt/keycloak/providers/
RUN /opt/keycloak/bin/kc.sh build

FROM quay.io/keycloak/keycloak:${KEYCLOAK_VERSION}
ARG KC_DB
ENV KC_DB=${KC_DB} KC_HEALTH_ENABLED=true KC_METRICS_ENABLED=true
LABEL org.opencontainers.image.title="Keycloak Membership" \
      org.opencontainers.image.description="Keycloak with the membership API of CodeMash" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="quay.io/keycloak/keycloak"
# Else a file that is mounted below it would make it root's, and the embedded database and exports have no other place.
RUN mkdir -p /opt/keycloak/data/import
# Only what the build wrote: a new JAR changes these two layers, a few megabytes, and none of Keycloak's.
COPY --from=build --chown=1000:0 /opt/keycloak/lib/quarkus /opt/keycloak/lib/quarkus
COPY --from=build --chown=1000:0 /opt/keycloak/providers /opt/keycloak/providers
USER 1000
CMD ["start", "--optimized"]
