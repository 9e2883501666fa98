package io.membership.benchmark.users;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.nio.file.Path;

/** A simulation that follows a plan and hands over what it took. */
abstract class Timed extends Simulation {

    final Plan plan = Plan.read();
    final Stopwatch stopwatch = new Stopwatch();

    final HttpProtocolBuilder asAdministrator() {
        return http.baseUrl(plan.url())
                .header("Authorization", "Bearer " + plan.token())
                .header("Content-Type", "application/json");
    }

    @Override
    public final void after() {
        stopwatch.writeTo(Path.of(plan.times()));
    }
}
