package io.membership.benchmark;

/** One question. It leaves neither triggers nor deliveries behind. */
@FunctionalInterface
interface Scenario {

    void measure(Site site, Findings findings) throws Exception;
}
