package io.tidemark.log.registry;

import io.tidemark.schemas.door.RecordBounds;
import org.apache.kafka.common.errors.SerializationException;

/**
 * A message that cannot be read as its topic's record, now or later: it belongs to the dead letters, and the next one
 * goes on.
 */
public final class UndecodableRecordException extends SerializationException {

    /** The bytes are not Confluent's wire format, or not Avro of the schema that they name. */
    public static final String NOT_AVRO = "not_avro";

    /** The registry does not know the schema id. */
    public static final String UNKNOWN_SCHEMA_ID = "unknown_schema_id";

    /** The registry knows the id, but what was written with its schema cannot be read as the topic's record. */
    public static final String INCOMPATIBLE_SCHEMA = "incompatible_schema";

    /** The message is larger than any record of its topic. */
    public static final String OVERSIZED_RECORD = RecordBounds.OVERSIZED_RECORD;

    private static final long serialVersionUID = 1L;
    private final String code;

    UndecodableRecordException(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    UndecodableRecordException(String code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    /** The stable code of the cause, as dead letters carry it. */
    public String cause() {
        return code;
    }

    /** Without a stack trace: a flood of bad records must not spend the processor on traces that nobody reads. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
