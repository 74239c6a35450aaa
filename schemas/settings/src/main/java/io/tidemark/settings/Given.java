package io.tidemark.settings;

/**
 * A value that was written for a key.
 *
 * @param name of the key, as it was written, without the process's name
 * @param shown what messages call the key, e.g. with the process's name before it
 */
public record Given(String name, String shown, String text, Source source) {

    /** The same key by its present name. */
    Given renamed(String now) {
        String prefix = shown.substring(0, shown.length() - name.length());
        return new Given(now, prefix + now, text, source);
    }
}
