# Keycloak with the extension built in. The JARs come first: ./mvnw -q -DskipTests package
FROM quay.io/keycloak/keycloak:26.7.3
ENV KC_DB=postgres KC_HEALTH_ENABLED=true
COPY --chown=1000:0 provider/target/keycloak-membership.jar themes/target/keycloak-membership-themes.jar /opt/keycloak/providers/
RUN /opt/keycloak/bin/kc.sh build
CMD ["start", "--optimized"]
