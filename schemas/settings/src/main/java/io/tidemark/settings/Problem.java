package io.tidemark.settings;

/**
 * One thing that is wrong with what was written.
 *
 * @param where the file and line, variable or flag; empty if it is nowhere
 * @param sentence what is wrong and what to try
 */
public record Problem(String where, String sentence) {

    static Problem of(Given given, String sentence) {
        return new Problem(given.source().toString(), sentence);
    }

    @Override
    public String toString() {
        return where.isEmpty() ? sentence : where + ": " + sentence;
    }
}
