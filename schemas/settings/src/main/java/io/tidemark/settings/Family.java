package io.tidemark.settings;

/**
 * Settings of somebody else, passed on as they are: every key that begins with a prefix.
 *
 * @param prefix with its point, e.g. {@code kafka.}
 * @param whose names them in the reference, e.g. {@code PROPERTY}
 * @param says what they mean
 * @param byVariable whether a variable of the environment can name them, as it can if their names have no sign but
 *     points between their words
 */
public record Family(String prefix, String whose, String says, boolean byVariable) implements Entry {

    /** Those that a variable can name. */
    public Family(String prefix, String whose, String says) {
        this(prefix, whose, says, true);
    }

    /** The same, as far as a variable cannot name them. */
    public Family notByVariable() {
        return new Family(prefix, whose, says, false);
    }

    /** Whether a key is one of them; what is left of its name is not empty. */
    boolean holds(String name) {
        return name.startsWith(prefix) && name.length() > prefix.length();
    }

    @Override
    public String toString() {
        return prefix + whose;
    }
}
