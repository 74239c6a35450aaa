package io.tidemark.features.catalogue;

import java.time.Duration;

/**
 * A feature over the past of one entity: for a transaction at time t, the events x of the same entity with
 * {@code t - delay - window < x <= t - delay}.
 *
 * @param entity whose history, one of the entity names
 * @param window width, at least one millisecond
 * @param delay how far the window's end lies back, zero or more
 * @param includesItself whether the transaction counts in its own window; only a window without delay has the choice
 */
public record WindowFeature(
        String name, String entity, Aggregate aggregate, Duration window, Duration delay, boolean includesItself)
        implements Feature {

    @Override
    public String canonical() {
        return name + "=" + aggregate.word() + " " + entity + " " + window.toMillis() + "ms after " + delay.toMillis()
                + "ms" + (includesItself ? "" : " without itself");
    }

    /** How far back the oldest event of the window lies. */
    public Duration reach() {
        return window.plus(delay);
    }
}
