package io.tidemark.cli.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives equal rows equal numbers. */
final class BlockNumbers {

    private final Map<List<String>, Long> numbers = new HashMap<>();

    long of(String[] fields) {
        return numbers.computeIfAbsent(List.copyOf(Arrays.asList(fields)), key -> (long) numbers.size());
    }
}
