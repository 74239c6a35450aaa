package io.tidemark.start;

import io.tidemark.schemas.start.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a process says to whoever started it: on stderr, and in its log. */
final class Sentences {

    private static final Logger LOG = LoggerFactory.getLogger("io.tidemark.start");

    private final String process;

    Sentences(String process) {
        this.process = process;
    }

    void warn(String sentence) {
        say(sentence);
        LOG.warn("{}", sentence);
    }

    /** Says what a start failed with; returns the exit code. */
    int failed(Throwable cause) {
        Failure failure = Failure.of(cause);
        say(failure.sentence());
        if (failure.expected()) {
            LOG.error("{} does not start: {}", process, failure.sentence());
            LOG.debug("Cause", cause);
        } else {
            LOG.error("{} does not start", process, cause);
        }
        return failure.exitCode();
    }

    /** Says what a running process ended with; returns the exit code. */
    int ended(String why) {
        say(why);
        LOG.error("{} ends: {}", process, why);
        return Failure.FAILED;
    }

    private void say(String sentence) {
        System.err.println(process + ": " + sentence);
    }
}
