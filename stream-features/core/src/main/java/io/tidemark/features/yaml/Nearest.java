package io.tidemark.features.yaml;

import java.util.Collection;
import java.util.Locale;

/** Finds what a person probably meant. */
public final class Nearest {

    private Nearest() {}

    /** "did you mean 'window'?" if a known word is close to what was written, else the list of known words. */
    public static String suggestion(String written, Collection<String> known) {
        String best = null;
        int least = Math.max(2, written.length() / 3) + 1;
        for (String word : known) {
            int distance = distance(written.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = word;
            }
        }
        return best == null ? "known are " + String.join(", ", known) : "did you mean '" + best + "'?";
    }

    /** Levenshtein distance by the two-row dynamic programme. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
