package io.tidemark.scoring.policy.check;

/**
 * The numbers between two bounds.
 *
 * @param least may be minus infinity
 * @param most may be infinity
 */
record Interval(double least, boolean withLeast, double most, boolean withMost) {

    static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true);

    static Interval atLeast(double bound) {
        return new Interval(bound, true, Double.POSITIVE_INFINITY, true);
    }

    static Interval above(double bound) {
        return new Interval(bound, false, Double.POSITIVE_INFINITY, true);
    }

    static Interval atMost(double bound) {
        return new Interval(Double.NEGATIVE_INFINITY, true, bound, true);
    }

    static Interval below(double bound) {
        return new Interval(Double.NEGATIVE_INFINITY, true, bound, false);
    }

    static Interval point(double value) {
        return new Interval(value, true, value, true);
    }

    Interval and(Interval other) {
        boolean otherStarts = other.least > least || (other.least == least && !other.withLeast);
        boolean otherEnds = other.most < most || (other.most == most && !other.withMost);
        return new Interval(
                otherStarts ? other.least : least,
                otherStarts ? other.withLeast : withLeast,
                otherEnds ? other.most : most,
                otherEnds ? other.withMost : withMost);
    }

    boolean contains(double value) {
        return (value > least || (withLeast && value == least)) && (value < most || (withMost && value == most));
    }

    /** Whether every number of the other one is one of this. */
    boolean covers(Interval other) {
        return other.isEmpty() || and(other).equals(other);
    }

    /** Whether no double lies in it. */
    boolean isEmpty() {
        double first = withLeast ? least : Math.nextUp(least);
        return !contains(first);
    }

    /** A number in it that a person would take, if there is one. */
    double example() {
        if (least == most || (Double.isInfinite(least) && Double.isInfinite(most))) {
            return least == most ? least : 0;
        }
        if (Double.isInfinite(most)) {
            return withLeast ? least : least + 1 > least ? least + 1 : Math.nextUp(least);
        }
        if (Double.isInfinite(least)) {
            return withMost ? most : most - 1 < most ? most - 1 : Math.nextDown(most);
        }
        double middle = least + (most - least) / 2;
        if (contains(middle)) {
            return middle;
        }
        return withLeast ? least : withMost ? most : Math.nextUp(least);
    }
}
