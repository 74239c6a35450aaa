package io.tidemark.settings;

/**
 * A key that is no more.
 *
 * @param heir what to write in its place, e.g. the name of another key
 */
public record Removed(String name, String heir) implements Entry {}
