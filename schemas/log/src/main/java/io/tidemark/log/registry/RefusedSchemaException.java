package io.tidemark.log.registry;

/**
 * The registry answered that it does not take this schema: this build does not fit what was written before. Retrying
 * does not help.
 */
public final class RefusedSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what what was asked of the registry, as in "refused to ..." */
    RefusedSchemaException(RegistryAddress registry, String what, Throwable cause) {
        super("The schema registry at " + registry + " refused to " + what + ": " + cause.getMessage(), cause);
    }
}
