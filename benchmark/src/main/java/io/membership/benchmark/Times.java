package io.membership.benchmark;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long something took, each time, in milliseconds. */
public final class Times {

    private final Queue<Double> all = new ConcurrentLinkedQueue<>();

    public void add(double millis) {
        all.add(millis);
    }

    public void addTo(Times others) {
        others.all.addAll(all);
    }

    public int count() {
        return all.size();
    }

    public double median() {
        return quantile(0.5);
    }

    public double p95() {
        return quantile(0.95);
    }

    private double quantile(double share) {
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }

    public static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
