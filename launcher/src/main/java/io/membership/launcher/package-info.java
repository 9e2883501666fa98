/**
 * Runs the stock Keycloak distribution with our JARs: for {@code ./mvnw -Prun} and for the acceptance tests.
 * Knows the JDK only.
 */
@NullMarked
package io.membership.launcher;

import org.jspecify.annotations.NullMarked;
