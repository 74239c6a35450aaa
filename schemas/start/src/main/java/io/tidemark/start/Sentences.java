package io.tidemark.start;

import io.tidemark.exit.ExitCodes;
import io.tidemark.log.start.Failure;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a process says to whoever started it: on stderr, and in its log. */
final class Sentences {

    private static final Logger LOG = LoggerFactory.getLogger("io.tidemark.start");

    private final String process;
    private final List<String> early = new ArrayList<>();
    private boolean begun;

    Sentences(String process) {
        this.process = process;
    }

    /** The log is where the settings say from now on; what was said before goes there, too. */
    synchronized void begun() {
        begun = true;
        early.forEach(sentence -> LOG.warn("{}", sentence));
        early.clear();
    }

    synchronized void warn(String sentence) {
        say(sentence);
        if (begun) {
            LOG.warn("{}", sentence);
        } else {
            early.add(sentence);
        }
    }

    /** Says what a start failed with; returns the exit code. */
    synchronized int failed(Throwable cause) {
        Failure failure = Failure.of(cause);
        say(failure.sentence());
        if (!begun && failure.expected()) {
            // Nobody has said yet where the log is and how it is written.
            return failure.exitCode();
        }
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
        return ExitCodes.FAILED;
    }

    /**
     * Says what a running process failed with; returns the exit code. Its settings were right, or it would not have
     * begun.
     */
    int ended(Throwable cause) {
        Failure failure = Failure.of(cause);
        say(failure.sentence());
        LOG.error("{} ends", process, cause);
        return failure.exitCode() == ExitCodes.USAGE ? ExitCodes.FAILED : failure.exitCode();
    }

    private void say(String sentence) {
        System.err.println(process + ": " + sentence);
    }
}
