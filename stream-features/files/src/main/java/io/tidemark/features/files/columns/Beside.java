package io.tidemark.features.files.columns;

/**
 * A second file whose columns a mapping may name like those of the first.
 *
 * @param file its name, in the folder of the first
 * @param on the column that both have, by whose value their rows belong together
 */
public record Beside(String file, String on) {}
