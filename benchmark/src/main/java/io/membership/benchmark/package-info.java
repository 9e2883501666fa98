/**
 * Measures a stock Keycloak with our JARs on a PostgreSQL of its own. {@link io.membership.benchmark.Nodes} is what is
 * measured, {@link io.membership.benchmark.Findings} the answers. Machines differ and are shared: every answer is a ratio to
 * the same work without us, in the same run.
 */
@NullMarked
package io.membership.benchmark;

import org.jspecify.annotations.NullMarked;
