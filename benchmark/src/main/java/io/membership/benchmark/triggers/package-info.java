/**
 * What triggers cost. {@link io.membership.benchmark.triggers.Site} is what is measured, a
 * {@link io.membership.benchmark.triggers.Scenario} one question.
 */
@NullMarked
package io.membership.benchmark.triggers;

import org.jspecify.annotations.NullMarked;
