package io.tidemark.scoring.app.process;

import io.tidemark.schemas.kafka.KafkaUnreachableException;
import io.tidemark.schemas.registry.RefusedSchemaException;
import io.tidemark.schemas.registry.RegistryUnreachableException;
import io.tidemark.schemas.topics.TopicsException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a start failed with into one sentence and an exit code. */
public final class ProcessExit {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessExit.class);
    private static final Duration MOST_FOR_STOP = Duration.ofSeconds(25);
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

    /** Says on stderr and in the log what is taken and should be written otherwise. */
    public static void warn(String process, String warning) {
        System.err.println(process + ": " + warning);
        LOG.warn("{}", warning);
    }

    /** Says what a running process ended with on stderr and in the log; returns the exit code. */
    public static int ended(String process, String why) {
        System.err.println(process + ": " + why);
        LOG.error("{} ends: {}", process, why);
        return FAILED;
    }

    /** Stops in order on SIGTERM, and at all within less than the 30 s after which Kubernetes kills. */
    public static void onStop(String process, Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopWithin(MOST_FOR_STOP, process, stop), "stop"));
    }

    static void stopWithin(Duration most, String process, Runnable stop) {
        Thread stopping = new Thread(stop, "stopping");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(most.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopping.isAlive()) {
            LOG.warn("{} has not closed everything within {} s and ends all the same", process, most.toSeconds());
        }
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
