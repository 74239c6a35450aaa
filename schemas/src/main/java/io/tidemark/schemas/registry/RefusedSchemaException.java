package io.tidemark.schemas.registry;

/** The registry answered that it does not take this schema: this build does not fit what was written before. Retrying does not help. */
public final class RefusedSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedSchemaException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
