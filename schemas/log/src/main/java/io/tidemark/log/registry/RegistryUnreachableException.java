package io.tidemark.log.registry;

/**
 * The schema registry did not answer, or not as it should: not the fault of any record, so retry or stop, and let
 * nothing go. The message is one sentence with the registry's URL.
 */
public final class RegistryUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegistryUnreachableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
