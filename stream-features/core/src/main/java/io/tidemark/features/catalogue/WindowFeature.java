package io.tidemark.features.catalogue;

import io.tidemark.features.algebra.Aggregate;
import io.tidemark.features.catalogue.field.Condition;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.features.catalogue.field.Filter;
import io.tidemark.nouns.Nouns;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

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

    /** Holds for an outcome that has not been taken back. */
    public static final Filter IN_FORCE = Filter.of(Condition.text(Field.KIND, Condition.Operator.PRESENT));

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

    /** Whether it looks at outcomes and not at transactions. */
    public boolean ofOutcomes() {
        return Entities.ofOutcomes(entity);
    }

    @Override
    public String unit() {
        return of.isNumber() ? of.number().unit() : aggregate.unit();
    }

    @Override
    public String meaning(Nouns nouns) {
        if (!meaning.isEmpty()) {
            return meaning;
        }
        String usual =
                of.isNumber() ? aggregate.word().replace('_', ' ') + " of " + of.name() : nouns.in(aggregate.meaning());
        return ofOutcomes() ? usual + ", over outcomes" : usual;
    }

    @Override
    public String canonical() {
        return name + "=" + aggregate.word()
                + (of.isText() || of.isNumber() ? " of " + of.name() : "")
                + (exactUpTo > 0 ? " exact up to " + exactUpTo : "")
                + " " + entity + " " + window.toMillis() + "ms after " + delay.toMillis() + "ms"
                + (includesItself ? "" : " without itself")
                + (where.isAll() ? "" : " where " + where.canonical());
    }

    /** Whether the event says the number that this is made of; never equal to a filter that a catalogue writes. */
    public Filter withNumber() {
        return Filter.of(Condition.number(of, Condition.Operator.SAID, 0));
    }

    /**
     * The different filters of features, in their order: those on events that have a number among them, and on outcomes
     * that have not been taken back.
     */
    public static List<Filter> filters(List<WindowFeature> features) {
        return features.stream()
                .flatMap(feature -> feature.of().isNumber()
                        ? Stream.of(feature.where(), feature.withNumber())
                        : feature.ofOutcomes() ? Stream.of(feature.where(), IN_FORCE) : Stream.of(feature.where()))
                .filter(where -> !where.isAll())
                .distinct()
                .toList();
    }

    /** How far back the oldest event of the window lies. */
    public Duration reach() {
        return window.plus(delay);
    }
}
