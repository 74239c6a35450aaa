package io.tidemark.scoring.policy.node;

/**
 * A condition that says yes or no of a row, or fails. Every node is entered with a row that has not failed, and looks
 * no further once a part of it has.
 */
@FunctionalInterface
public interface Truth {

    /** What it says; without meaning if the row has failed. */
    boolean of(Row row);

    /** False on either side decides, whatever the other says or fails to say. */
    static Truth and(Truth left, Truth right) {
        return row -> {
            boolean first = left.of(row);
            return row.failed() ? decidedBy(false, right, row) : first && right.of(row);
        };
    }

    /** True on either side decides, whatever the other says or fails to say. */
    static Truth or(Truth left, Truth right) {
        return row -> {
            boolean first = left.of(row);
            return row.failed() ? decidedBy(true, right, row) : first || right.of(row);
        };
    }

    /** The left side has failed: the right one alone may decide, else the failure of the left one stands. */
    private static boolean decidedBy(boolean decisive, Truth right, Row row) {
        Row.Failure failure = row.takeFailure();
        boolean second = right.of(row);
        if (!row.failed() && second == decisive) {
            return decisive;
        }
        row.takeFailure();
        row.fail(failure);
        return false;
    }

    static Truth not(Truth condition) {
        return row -> !condition.of(row);
    }

    static Truth constant(boolean value) {
        return row -> value;
    }

    /** Whether the transaction stands in the list of a slot. */
    static Truth listed(int slot) {
        return row -> row.isListed(slot);
    }

    static Truth numberPresent(int slot) {
        return row -> row.hasNumber(slot);
    }

    static Truth textPresent(int slot) {
        return row -> row.hasText(slot);
    }

    /** Only the side that the condition picks is looked at. */
    static Truth choice(Truth condition, Truth yes, Truth no) {
        return row -> {
            boolean picked = condition.of(row);
            return !row.failed() && (picked ? yes : no).of(row);
        };
    }

    static Truth same(Truth left, Truth right) {
        return row -> {
            boolean first = left.of(row);
            return !row.failed() && first == right.of(row);
        };
    }
}
