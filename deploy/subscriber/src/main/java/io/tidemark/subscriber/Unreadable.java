package io.tidemark.subscriber;

/**
 * A record of the topic that no alert could be made of, now or later. It is passed over.
 *
 * @param cause stable code: {@code not_avro}, {@code unknown_schema_id}, {@code incompatible_schema}
 * @param sentence what it is and what to do, for people
 * @param key the bytes of its key; null if it has none
 * @param value its bytes; null if it has none
 */
public record Unreadable(Place place, String cause, String sentence, byte[] key, byte[] value) {}
