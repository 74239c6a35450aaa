package io.tidemark.metrics;

/**
 * A dimension of a metric. Each value makes a series that stays in Prometheus for as long as it keeps data, so they are
 * counted.
 *
 * @param says what the values are
 * @param most how many values a process reports at most; what comes beyond is reported as {@value #OTHER}
 */
public record Label(String name, String says, int most) {

    public static final String OTHER = "other";

    public Label {
        if (!name.matches("[a-z][a-z_]*") || most < 1) {
            throw new IllegalArgumentException(
                    "a label is lower case and has at least one value, got " + name + " with " + most);
        }
    }
}
