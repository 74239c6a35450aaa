package io.tidemark.scoring.model.reasons;

/**
 * Where a vector itself says what is usual.
 *
 * @param feature whose value, times {@code factor}, is the usual one
 * @param factor e.g. 1/30 if a count of 30 days says what is usual for a day
 * @param of whose usual value it is: {@code customer}, {@code terminal}, ...
 */
public record UsualFrom(String feature, double factor, String of) {}
