package io.tidemark.subscriber.schema;

/** No alert can be made of a message, now or later; its message is one sentence for people. */
public final class UnreadableException extends Exception {

    /** The bytes are not Confluent's wire format, or not Avro of the schema that they name. */
    public static final String NOT_AVRO = "not_avro";

    /** The registry does not know the schema. */
    public static final String UNKNOWN_SCHEMA_ID = "unknown_schema_id";

    /** What was written with the schema cannot be read as this alert. */
    public static final String INCOMPATIBLE_SCHEMA = "incompatible_schema";

    private static final long serialVersionUID = 1L;
    private final String code;

    UnreadableException(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** The stable code of the cause. */
    public String code() {
        return code;
    }

    /** Without a stack trace: a flood of bad records must not spend the processor on traces that nobody reads. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
