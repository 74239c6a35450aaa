package io.tidemark.settings;

/**
 * Where the values of a key end.
 *
 * @param inclusive whether the value itself is allowed
 */
record Limit<T>(T value, boolean inclusive) {}
