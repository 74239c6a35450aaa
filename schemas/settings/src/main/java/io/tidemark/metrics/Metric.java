package io.tidemark.metrics;

import java.util.List;
import java.util.Locale;

/**
 * One metric of a process.
 *
 * @param name with points, without unit and without what Prometheus asks for behind counters
 * @param unit base unit, as in {@code seconds}; empty for a count
 * @param says what is measured, in one clause
 * @param answers the question of whoever looks at it
 */
public record Metric(String name, Kind kind, String unit, List<Label> labels, String says, String answers) {

    /** What can be done with its values. */
    public enum Kind {
        /** Only ever grows, from 0 at each start. */
        COUNTER,
        /** What is true now. */
        GAUGE,
        /** How many were how large, in buckets that can be added up over processes. */
        HISTOGRAM;

        /** For people. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Metric {
        if (!name.matches("[a-z][a-z0-9]*(\\.[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a metric's name is lower case with points, got " + name);
        }
        labels = List.copyOf(labels);
    }

    public static Metric counter(String name, String says, String answers) {
        return new Metric(name, Kind.COUNTER, "", List.of(), says, answers);
    }

    public static Metric gauge(String name, String says, String answers) {
        return new Metric(name, Kind.GAUGE, "", List.of(), says, answers);
    }

    /** In seconds. */
    public static Metric times(String name, String says, String answers) {
        return new Metric(name, Kind.HISTOGRAM, "seconds", List.of(), says, answers);
    }

    /** The same in this base unit. */
    public Metric in(String other) {
        return new Metric(name, kind, other, labels, says, answers);
    }

    /** The same with these labels. */
    public Metric by(Label... others) {
        return new Metric(name, kind, unit, List.of(others), says, answers);
    }

    /** The name that Prometheus keeps it under. */
    public String exposed() {
        String base = name.replace('.', '_');
        String withUnit = unit.isEmpty() || base.endsWith("_" + unit) ? base : base + "_" + unit;
        return kind == Kind.COUNTER ? withUnit + "_total" : withUnit;
    }
}
