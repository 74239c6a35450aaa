package io.tidemark.scoring.app.streams;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When Kafka Streams has ended, and what of. A thread that fails by an exception is replaced; one that fails by an
 * error of the virtual machine (no memory, a class that cannot be loaded) leaves a process that is worth nothing, which
 * ends so that whoever runs it starts another.
 */
public final class StreamsEnd implements KafkaStreams.StateListener {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsEnd.class);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile String lastFailure = "";
    private volatile boolean inError;
    private volatile String takenOver;

    @Override
    public void onChange(State now, State before) {
        LOG.info("Scoring is {}", now);
        if (now == State.ERROR) {
            inError = true;
        }
        if (now == State.ERROR || now == State.NOT_RUNNING) {
            ended.countDown();
        }
    }

    /** Another application decides: what ends from now on ends of that. */
    public void takenOver(String sentence) {
        takenOver = sentence;
        LOG.error("Scoring ends: {}", sentence);
    }

    /** A thread failed; says what becomes of it. */
    public StreamThreadExceptionResponse failed(Throwable failure) {
        boolean error = failure instanceof Error;
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
            error |= root instanceof Error;
        }
        lastFailure = root.toString();
        if (error) {
            LOG.error("A scoring thread failed for good: {}", root, failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.error("A scoring thread failed and is replaced: {}", failure.getMessage(), failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Waits for the end; gives a sentence if it was a failure. */
    public Optional<String> await() throws InterruptedException {
        ended.await();
        if (takenOver != null) {
            return Optional.of(takenOver);
        }
        return inError
                ? Optional.of(
                        "Kafka Streams has failed and decides nothing any more%s; what was not committed is decided after a restart"
                                .formatted(lastFailure.isEmpty() ? "" : " (" + lastFailure + ")"))
                : Optional.empty();
    }
}
