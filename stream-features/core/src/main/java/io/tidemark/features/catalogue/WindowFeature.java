package io.tidemark.features.catalogue;

import io.tidemark.features.algebra.Aggregate;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.features.catalogue.field.Filter;
import java.time.Duration;

/**
 * A feature over the past of one entity: for a transaction at time t, the events x of the same entity with
 * {@code t - delay - window < x <= t - delay}. Every attempt is an event, declined ones too.
 *
 * @param entity whose history, see {@link Entities}
 * @param of the field that the aggregate is made of; {@link Field#NONE} if it needs none
 * @param where which events count; of a share, which events are the share
 * @param window width, at least one millisecond
 * @param delay how far the window's end lies back, zero or more
 * @param includesItself whether the transaction counts in its own window; only a window without delay has the choice
 * @param exactUpTo number of different values up to which {@code distinct} is exact; 0 for other aggregates
 * @param meaning for people; does not change what is computed
 */
public record WindowFeature(
        String name,
        String entity,
        Aggregate aggregate,
        Field of,
        Filter where,
        Duration window,
        Duration delay,
        boolean includesItself,
        int exactUpTo,
        String meaning)
        implements Feature {

    /** The usual {@link #exactUpTo} of {@code distinct}. */
    public static final int EXACT_UP_TO = 256;

    /** Without field, filter or meaning. */
    public WindowFeature(
            String name, String entity, Aggregate aggregate, Duration window, Duration delay, boolean includesItself) {
        this(
                name,
                entity,
                aggregate,
                aggregate.operand() == Aggregate.Operand.MONEY ? Field.AMOUNT : Field.NONE,
                Filter.ALL,
                window,
                delay,
                includesItself,
                0,
                "");
    }

    @Override
    public String unit() {
        return aggregate.unit();
    }

    @Override
    public String meaning() {
        return meaning.isEmpty() ? aggregate.meaning() : meaning;
    }

    @Override
    public String canonical() {
        return name + "=" + aggregate.word()
                + (of.isText() ? " of " + of.name() : "")
                + (exactUpTo > 0 ? " exact up to " + exactUpTo : "")
                + " " + entity + " " + window.toMillis() + "ms after " + delay.toMillis() + "ms"
                + (includesItself ? "" : " without itself")
                + (where.isAll() ? "" : " where " + where.canonical());
    }

    /** How far back the oldest event of the window lies. */
    public Duration reach() {
        return window.plus(delay);
    }
}
