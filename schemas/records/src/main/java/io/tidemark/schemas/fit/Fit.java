package io.tidemark.schemas.fit;

/**
 * Takes a value that was read by the writer's schema as what ours has in its place; both in Avro's generic form,
 * without conversions.
 */
interface Fit {

    /** The value as it is. */
    Fit SAME = value -> value;

    /** @throws Misfit if this value cannot be taken, though others of its schema may */
    Object take(Object value);
}
