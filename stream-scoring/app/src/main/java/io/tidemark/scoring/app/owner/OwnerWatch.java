package io.tidemark.scoring.app.owner;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether this application still is the owner: again and again, and whenever it is asked. It is until another one
 * has written its claim; a log that names nobody any more takes nothing from it.
 */
public final class OwnerWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerWatch.class);
    private static final long BETWEEN_MILLIS = 500;
    private final OwnerLog log;
    private final String application;
    private boolean told;
    private boolean blind;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread one = new Thread(task, "scoring-owner");
        one.setDaemon(true);
        return one;
    });

    OwnerWatch(OwnerLog log, String application) {
        this.log = log;
        this.application = application;
    }

    /**
     * Looks from now on.
     *
     * @param lost is told once, in one sentence, that another application has taken over
     */
    public void follow(Consumer<String> lost) {
        thread.scheduleWithFixedDelay(() -> look(lost), BETWEEN_MILLIS, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * To be called by whoever has joined the group and has not begun to decide.
     *
     * @throws OwnedPrefixException if another application has taken over
     */
    public void require() {
        lostTo().ifPresent(why -> {
            throw new OwnedPrefixException(why);
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
        log.close();
    }

    private void look(Consumer<String> lost) {
        try {
            Optional<String> why = lostTo();
            blind = false;
            if (why.isPresent() && !told) {
                told = true;
                lost.accept(why.get());
            }
        } catch (RuntimeException e) {
            // Who cannot look may go on: whoever takes over waits until this instance is gone.
            if (!blind && !thread.isShutdown()) {
                LOG.warn("Whether another application has taken over is not known: {}", e.getMessage());
            }
            blind = true;
        }
    }

    private Optional<String> lostTo() {
        Optional<Ownership> now = log.read();
        return now.filter(one -> !one.lets(application))
                .map(one -> "%s, and %s decides no more".formatted(one.inWords(), application));
    }
}
