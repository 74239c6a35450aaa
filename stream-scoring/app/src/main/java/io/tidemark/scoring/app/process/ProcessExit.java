package io.tidemark.scoring.app.process;

import io.tidemark.schemas.kafka.KafkaUnreachableException;
import io.tidemark.schemas.registry.RefusedSchemaException;
import io.tidemark.schemas.registry.RegistryUnreachableException;
import io.tidemark.schemas.topics.TopicsException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a start failed with into one sentence and an exit code. */
public final class ProcessExit {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessExit.class);
    private static final int FAILED = 1;
    private static final int CONFIGURATION = 2;
    private static final int UNREACHABLE = 69;

    private ProcessExit() {}

    /** Says the sentence on stderr and in the log; returns the exit code. */
    public static int explain(String process, RuntimeException cause) {
        int code = code(cause);
        String sentence = code == FAILED && !isOwn(cause) ? cause.toString() : cause.getMessage();
        System.err.println(process + ": " + sentence);
        if (code == FAILED && !isOwn(cause)) {
            LOG.error("{} cannot start", process, cause);
        } else {
            LOG.debug("{} cannot start", process, cause);
        }
        return code;
    }

    private static int code(RuntimeException cause) {
        if (cause instanceof IllegalArgumentException || cause instanceof UncheckedIOException) {
            return CONFIGURATION;
        }
        return cause instanceof KafkaUnreachableException || cause instanceof RegistryUnreachableException
                ? UNREACHABLE
                : FAILED;
    }

    private static boolean isOwn(RuntimeException cause) {
        return cause instanceof TopicsException || cause instanceof RefusedSchemaException;
    }
}
