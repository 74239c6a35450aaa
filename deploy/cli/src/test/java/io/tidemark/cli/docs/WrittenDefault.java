package io.tidemark.cli.docs;

import io.tidemark.settings.Key;
import io.tidemark.settings.kind.UnfitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a sentence says that a setting is, as people write it: {@code 10 m}, {@code 2048 MiB}, {@code `1h`}. */
final class WrittenDefault {

    private static final Pattern LINK = Pattern.compile("\\]\\([^)]*\\)");
    private static final Pattern VALUE =
            Pattern.compile("`([^`]+)`|(?<![\\w.])(\\d[\\d,.]*)(?:\\s?([A-Za-z%]+))?|\\b([a-z]+)\\b");
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?");

    /**
     * A part of the text.
     *
     * @param text as it stands there
     * @param bare without what stands behind its number, which may be a unit or the next word of the sentence
     * @param end where it ends
     */
    private record Reading(String text, String bare, int end) {}

    private final List<Reading> readings = new ArrayList<>();
    private int from;

    WrittenDefault(String sentence) {
        Matcher value = VALUE.matcher(LINK.matcher(sentence).replaceAll("]"));
        while (value.find()) {
            if (value.group(2) == null) {
                String text = value.group(value.group(1) == null ? 4 : 1);
                readings.add(new Reading(text, text, value.end()));
            } else {
                String number = number(value.group(2));
                String text = value.group(3) == null ? number : number + " " + value.group(3);
                readings.add(new Reading(text, number, value.end(2)));
            }
        }
    }

    private static String number(String written) {
        String number = written.replaceAll("[,.]+$", "");
        return THOUSANDS.matcher(number).matches() ? number.replace(",", "") : number;
    }

    /** Whether the usual value of a key stands behind those that were found before. */
    boolean goesOnWith(Key<?> key) {
        Optional<Reading> found = readings.stream()
                .filter(reading -> reading.end() > from && means(key, reading))
                .findFirst();
        found.ifPresent(reading -> from = reading.end());
        return found.isPresent();
    }

    private static boolean means(Key<?> key, Reading reading) {
        Optional<?> read = read(key, reading.text()).or(() -> read(key, reading.bare()));
        return read.isPresent() && key.usual().map(read.get()::equals).orElse(true);
    }

    private static Optional<Object> read(Key<?> key, String text) {
        try {
            return Optional.of(key.parse(text));
        } catch (UnfitException e) {
            return Optional.empty();
        }
    }
}
