package io.tidemark.cli.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * What became of the columns themselves.
 *
 * @param lost columns of the reference that the current file has no longer, each with what it is likely called now;
 *     empty if nothing is like it
 * @param added columns that only the current file has
 */
public record HeaderChange(Map<String, Optional<String>> lost, List<String> added) {

    public static final HeaderChange NONE = new HeaderChange(Map.of(), List.of());

    private static final double LIKE = 0.6;

    /**
     * Of the names that are gone and those that came.
     *
     * @param alike whether the values of a lost and of an added column are distributed alike; asked where names say
     *     nothing
     */
    static HeaderChange of(List<String> gone, List<String> came, BiPredicate<String, String> alike) {
        Map<String, Optional<String>> lost = new LinkedHashMap<>();
        List<String> free = new ArrayList<>(came);
        for (String name : gone) {
            Optional<String> likely = free.stream()
                    .filter(other -> likeness(name, other) >= LIKE)
                    .max((a, b) -> Double.compare(likeness(name, a), likeness(name, b)));
            likely.ifPresent(free::remove);
            lost.put(name, likely);
        }
        for (String name : gone) {
            if (lost.get(name).isEmpty()) {
                Optional<String> likely =
                        free.stream().filter(other -> alike.test(name, other)).findFirst();
                likely.ifPresent(free::remove);
                lost.put(name, likely);
            }
        }
        return new HeaderChange(lost, List.copyOf(came));
    }

    /** Whether anything is to be said. */
    public boolean isEmpty() {
        return lost.isEmpty() && added.isEmpty();
    }

    /**
     * 1 for names that differ by case and separators only, less by what must be changed in one to get the other; one in
     * the other is like it.
     */
    private static double likeness(String one, String other) {
        String a = bare(one);
        String b = bare(other);
        int longer = Math.max(a.length(), b.length());
        if (longer == 0) {
            return 0;
        }
        int shorter = Math.min(a.length(), b.length());
        if (shorter >= 3 && (a.contains(b) || b.contains(a))) {
            return Math.max(LIKE, shorter / (double) longer);
        }
        return 1 - edits(a, b) / (double) longer;
    }

    private static String bare(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return letters.isEmpty() ? name : letters;
    }

    /** Levenshtein, Binary codes capable of correcting deletions, insertions and reversals, 1966. */
    private static int edits(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j < now.length; j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[b.length()];
    }
}
