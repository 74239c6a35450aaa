package io.tidemark.log.start;

import io.tidemark.exit.ExitCodes;
import io.tidemark.log.cluster.TopicsException;
import io.tidemark.log.kafka.KafkaUnreachableException;
import io.tidemark.log.registry.RefusedSchemaException;
import io.tidemark.log.registry.RegistryUnreachableException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.config.ConfigException;

/**
 * What a start failed with, in one sentence for whoever started it and with the exit code that all processes and jobs
 * share.
 *
 * @param exitCode {@link ExitCodes#FAILED}, {@link ExitCodes#USAGE} or {@link ExitCodes#UNREACHABLE}
 * @param expected whether the sentence says all there is to say; else the trace belongs into the log
 */
public record Failure(int exitCode, String sentence, boolean expected) {

    public static Failure of(Throwable cause) {
        Throwable root = root(cause);
        if (root instanceof ConfigException) {
            return new Failure(ExitCodes.USAGE, "a Kafka client cannot be made of these settings: " + said(root), true);
        }
        int code = code(cause);
        boolean expected =
                code != ExitCodes.FAILED || cause instanceof TopicsException || cause instanceof RefusedSchemaException;
        return new Failure(code, expected ? said(cause) : cause.toString(), expected);
    }

    /** Not every exception says anything; then its name has to do. */
    private static String said(Throwable cause) {
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static int code(Throwable cause) {
        if (cause instanceof IllegalArgumentException || cause instanceof UncheckedIOException) {
            return ExitCodes.USAGE;
        }
        return cause instanceof KafkaUnreachableException || cause instanceof RegistryUnreachableException
                ? ExitCodes.UNREACHABLE
                : ExitCodes.FAILED;
    }

    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
