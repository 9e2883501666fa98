package io.membership.acceptance;

/** The metrics endpoint of a server, on its management port. */
record ServerMetrics(Api management) {

    /** @param nameAndLabels as Prometheus reads them; -1 if there is no such one */
    double value(String nameAndLabels) {
        return management
                .get("/metrics")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(nameAndLabels + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(-1);
    }
}
