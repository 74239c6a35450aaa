package io.tidemark.scoring.policy.node;

/** A number with a fraction, in the arithmetic of IEEE 754. */
@FunctionalInterface
public interface Real {

    /** The number; without meaning if the row has failed. */
    double of(Row row);

    static Real constant(double value) {
        return row -> value;
    }

    static Real slot(int slot) {
        return row -> row.numberOrFail(slot);
    }

    static Real negated(Real number) {
        return row -> -number.of(row);
    }

    static Real of(Whole number) {
        return row -> number.of(row);
    }

    static Real choice(Truth condition, Real yes, Real no) {
        return row -> {
            boolean picked = condition.of(row);
            return row.failed() ? Double.NaN : (picked ? yes : no).of(row);
        };
    }

    static Real plus(Real left, Real right) {
        return row -> {
            double first = left.of(row);
            return row.failed() ? first : first + right.of(row);
        };
    }

    static Real minus(Real left, Real right) {
        return row -> {
            double first = left.of(row);
            return row.failed() ? first : first - right.of(row);
        };
    }

    static Real times(Real left, Real right) {
        return row -> {
            double first = left.of(row);
            return row.failed() ? first : first * right.of(row);
        };
    }

    /** By zero it is infinite, and zero by zero no number, which no comparison takes. */
    static Real dividedBy(Real left, Real right) {
        return row -> {
            double first = left.of(row);
            return row.failed() ? first : first / right.of(row);
        };
    }

    /** How two numbers stand to one another. */
    @FunctionalInterface
    interface Relation {

        boolean holds(double left, double right);
    }

    /** Fails where a side is no number (0/0): it would be neither less nor more, in silence. */
    static Truth compared(Relation relation, Real left, Real right) {
        return row -> {
            double first = left.of(row);
            if (row.failed()) {
                return false;
            }
            double second = right.of(row);
            if (row.failed()) {
                return false;
            }
            if (Double.isNaN(first) || Double.isNaN(second)) {
                row.failWithoutNumber();
                return false;
            }
            return relation.holds(first, second);
        };
    }
}
