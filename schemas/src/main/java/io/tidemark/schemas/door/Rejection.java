package io.tidemark.schemas.door;

/**
 * Why a record is not processed.
 *
 * @param cause stable code, e.g. {@code missing_amount}, for counting and routing
 * @param detail one sentence for people
 */
public record Rejection(String cause, String detail) {}
