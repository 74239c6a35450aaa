package io.tidemark.scoring.policy.node;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.ToLongFunction;

/** A whole number, or a point in time in milliseconds since 1970. */
@FunctionalInterface
public interface Whole {

    /** The number; without meaning if the row has failed. */
    long of(Row row);

    static Whole constant(long value) {
        return row -> value;
    }

    static Whole eventTime() {
        return Row::eventTimeMillis;
    }

    /** A part of a point in time, such as the hour of the day, by the clock of a zone. */
    static Whole part(Whole time, ZoneId zone, ToLongFunction<ZonedDateTime> part) {
        return row -> {
            long millis = time.of(row);
            return row.failed()
                    ? 0
                    : part.applyAsLong(Instant.ofEpochMilli(millis).atZone(zone));
        };
    }

    /** Code points. */
    static Whole length(Text text) {
        return row -> {
            String value = text.of(row);
            return value.codePointCount(0, value.length());
        };
    }

    static Whole choice(Truth condition, Whole yes, Whole no) {
        return row -> {
            boolean picked = condition.of(row);
            return row.failed() ? 0 : (picked ? yes : no).of(row);
        };
    }

    /** How two whole numbers stand to one another. */
    @FunctionalInterface
    interface Relation {

        boolean holds(long left, long right);
    }

    static Truth compared(Relation relation, Whole left, Whole right) {
        return row -> {
            long first = left.of(row);
            if (row.failed()) {
                return false;
            }
            long second = right.of(row);
            return !row.failed() && relation.holds(first, second);
        };
    }

    /** One of some numbers. */
    static Truth among(Whole number, long... numbers) {
        return row -> {
            long value = number.of(row);
            for (long each : numbers) {
                if (each == value) {
                    return !row.failed();
                }
            }
            return false;
        };
    }
}
