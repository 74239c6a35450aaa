package io.tidemark.features.algebra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The categories that a model knows, as numbers: the n-th of the list is n, counted from 1. A text that is not in the
 * list is {@link #UNKNOWN}, and one that is missing is NaN: neither is ever taken for a known one.
 */
public final class Dictionary {

    public static final double UNKNOWN = -1;

    /** Knows nothing: every text is unknown. */
    public static final Dictionary EMPTY = new Dictionary(List.of());

    private final Map<Long, Integer> codes = new HashMap<>();

    public Dictionary(List<String> categories) {
        for (String category : categories) {
            codes.putIfAbsent(TextHash.of(category), codes.size() + 1);
        }
    }

    /** The number of a text; null is missing. */
    public double code(String text) {
        return code(TextHash.of(text));
    }

    /** The number of a text by its {@link TextHash}. */
    public double code(long hash) {
        if (hash == Row.MISSING) {
            return Double.NaN;
        }
        Integer code = codes.get(hash);
        return code == null ? UNKNOWN : code;
    }
}
