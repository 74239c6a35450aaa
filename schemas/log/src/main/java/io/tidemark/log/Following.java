package io.tidemark.log;

import io.tidemark.log.kafka.Clients;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a step over and over in a thread of its own, until it is closed. Whatever a step fails with, a right that was
 * taken away, a password that is no longer right, a broker or a registry in trouble, may pass: so it says why, waits,
 * begins anew with other clients and goes on.
 *
 * <p>It is well again when steps have succeeded for {@link #QUIET}: that a client was made says nothing yet, since a
 * refusal comes with the first answer.
 */
public final class Following implements AutoCloseable {

    static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    /** {@link #close} waits no longer. */
    public static final Duration STOP = Duration.ofSeconds(5).plus(Clients.CLOSE);

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private final String what;
    private final Followed followed;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<String> failure = Optional.empty();

    /** What is followed. All but {@link #wakeup} is called by the one thread that follows. */
    public interface Followed {

        /** Takes what comes within a moment. */
        void step();

        /** Closes its clients and makes others, which go on where these stood. */
        void beginAnew();

        /** Ends a {@link #step} that waits. */
        void wakeup();

        /** Closes its clients. */
        void close();
    }

    /**
     * Begins.
     *
     * @param name of the thread
     * @param what is followed, in the plural, e.g. {@code models}
     */
    public static Following start(String name, String what, Followed followed) {
        Following following = new Following(name, what, followed);
        following.thread.start();
        return following;
    }

    private Following(String name, String what, Followed followed) {
        this.what = what;
        this.followed = followed;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** Why nothing is followed now, in one sentence; empty while it is. */
    public Optional<String> failure() {
        return failure;
    }

    /** Finishes the step that is under way. */
    @Override
    public void close() {
        stop.countDown();
        followed.wakeup();
        try {
            thread.join(STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            Duration pause = FIRST_PAUSE;
            boolean anew = false;
            while (!stopped(anew ? pause : Duration.ZERO)) {
                long began = System.nanoTime();
                anew = !follow(anew);
                boolean wasWell = System.nanoTime() - began > QUIET.toNanos();
                pause = wasWell ? FIRST_PAUSE : longer(pause);
            }
        } finally {
            followed.close();
        }
    }

    /** Follows until it is stopped, and then says true, or fails. */
    private boolean follow(boolean anew) {
        try {
            if (anew) {
                followed.beginAnew();
            }
            long began = System.nanoTime();
            while (!stopped(Duration.ZERO)) {
                followed.step();
                if (failure.isPresent() && System.nanoTime() - began > QUIET.toNanos()) {
                    LOG.info("{} are followed again", what);
                    failure = Optional.empty();
                }
            }
            return true;
        } catch (WakeupException e) {
            return stopped(Duration.ZERO);
        } catch (RuntimeException | Error e) {
            // Whatever it is, it is said as the reason why nothing is followed: a thread that ended in silence would
            // say nothing.
            failed(e);
            return false;
        }
    }

    private void failed(Throwable e) {
        String why = e.getMessage() == null ? e.toString() : e.getMessage();
        String sentence = what + " are not followed now, which is tried again and again: " + why;
        if (failure.filter(sentence::equals).isEmpty()) {
            LOG.warn("{}", sentence);
        }
        LOG.debug("Cause", e);
        failure = Optional.of(sentence);
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private boolean stopped(Duration within) {
        try {
            return stop.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
