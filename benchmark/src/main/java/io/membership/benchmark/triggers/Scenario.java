package io.membership.benchmark.triggers;

import io.membership.benchmark.Findings;

/** One question. It leaves neither triggers nor deliveries behind. */
@FunctionalInterface
interface Scenario {

    void measure(Site site, Findings findings) throws Exception;
}
