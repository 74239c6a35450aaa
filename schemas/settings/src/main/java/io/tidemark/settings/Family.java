package io.tidemark.settings;

/**
 * Settings of somebody else, passed on as they are: every key that begins with a prefix.
 *
 * @param prefix with its point, e.g. {@code kafka.}
 * @param whose names them in the reference, e.g. {@code PROPERTY}
 * @param says what they mean
 */
public record Family(String prefix, String whose, String says) implements Entry {

    /** Whether a key is one of them; what is left of its name is not empty. */
    boolean holds(String name) {
        return name.startsWith(prefix) && name.length() > prefix.length();
    }

    @Override
    public String toString() {
        return prefix + whose;
    }
}
