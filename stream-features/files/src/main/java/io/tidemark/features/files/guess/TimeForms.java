package io.tidemark.features.files.guess;

import io.tidemark.features.files.time.ClockChanges;
import io.tidemark.features.files.time.EpochTime;
import io.tidemark.features.files.time.NoTimeException;
import io.tidemark.features.files.time.TimeFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the forms in which the texts of a column can be times. */
final class TimeForms {

    private static final Pattern OFFSET = Pattern.compile(".*:[0-9]{2}(\\.[0-9]+)?( ?[AaPp][Mm])?( [0-9]{4})?"
            + "( ?(Z|z|[A-Z]{3,4}|(UTC|GMT)?[+-][0-9]{2}(:?[0-9]{2})?))( [0-9]{4})?(\\[.*\\]| \\(.*\\))?");

    private TimeForms() {}

    /** The word for seconds, milliseconds, ... since 1970 that fits all the numbers. */
    static Optional<String> epoch(Column column) {
        if (!column.numbers()) {
            return Optional.empty();
        }
        Set<Optional<String>> words = column.distinct().stream()
                .map(text -> EpochTime.meant(new BigDecimal(text)))
                .collect(Collectors.toSet());
        return words.size() == 1 ? words.iterator().next() : Optional.empty();
    }

    /** Whether all texts are ISO 8601. */
    static boolean iso(Column column) {
        return reads(TimeFormat.of(List.of("iso"), 1, ZoneOffset.UTC), column.distinct())
                .isPresent();
    }

    /** Whether all texts say an offset or a zone. */
    static boolean saysOffset(Column column) {
        return column.every(text -> OFFSET.matcher(text).matches());
    }

    /** Patterns that read all texts, one for each different reading of them. */
    static List<String> patterns(Column column) {
        Map<List<Instant>, String> readings = new LinkedHashMap<>();
        Set<String> texts = column.distinct();
        for (String pattern : TimeShape.patterns(column.first())) {
            format(pattern)
                    .flatMap(format -> reads(format, texts))
                    .ifPresent(read -> readings.putIfAbsent(read, pattern));
        }
        return List.copyOf(readings.values());
    }

    /** Empty if it is none after all: not every hour goes with every clock. */
    private static Optional<TimeFormat> format(String pattern) {
        try {
            return Optional.of(TimeFormat.of(List.of(pattern), 1, ZoneOffset.UTC));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<Instant>> reads(TimeFormat format, Iterable<String> texts) {
        List<Instant> read = new ArrayList<>();
        try {
            for (String text : texts) {
                read.add(format.parse(text, new ClockChanges()));
            }
        } catch (NoTimeException e) {
            return Optional.empty();
        }
        return read.isEmpty() ? Optional.empty() : Optional.of(read);
    }

    /** Whether the times come in order by a pattern: a hint, and no more. */
    static boolean ordered(Column column, String pattern) {
        List<Instant> read = format(pattern)
                .flatMap(format -> reads(format, column.present()))
                .orElse(List.of());
        for (int i = 1; i < read.size(); i++) {
            if (read.get(i).isBefore(read.get(i - 1))) {
                return false;
            }
        }
        return !read.isEmpty();
    }
}
