package io.tidemark.schemas.door;

/**
 * Why a record is not processed.
 *
 * @param cause stable code, e.g. {@code absurd_event_time}, for counting and routing
 * @param detail one sentence for people
 */
public record Rejection(String cause, String detail) {}
