package io.tidemark.settings.kind;

import java.util.Optional;

/**
 * What a setting takes: how a text becomes a value and a value a text. {@code parse(print(value))} equals the value.
 *
 * @param <T> immutable, with {@code equals}
 */
public interface Kind<T> {

    /** In one or two words, for the reference, e.g. {@code duration}. */
    String word();

    /** What to write, as the end of a sentence, e.g. {@code a duration such as 30s}. */
    String wanted();

    /** @throws UnfitException if the text is nothing of this kind */
    T parse(String text) throws UnfitException;

    String print(T value);

    /** Negative, zero or positive as in {@link java.util.Comparator}; kinds without an order have no bounds. */
    default int compare(T one, T other) {
        throw new UnsupportedOperationException(word() + " has no order");
    }

    /** Below it nothing makes sense for any key; empty: nothing is too little. */
    default Optional<T> least() {
        return Optional.empty();
    }

    /** Above it nothing makes sense for any key; empty: nothing is too much. */
    default Optional<T> most() {
        return Optional.empty();
    }
}
