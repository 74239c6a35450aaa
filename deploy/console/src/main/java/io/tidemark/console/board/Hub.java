package io.tidemark.console.board;

import io.tidemark.console.tally.LogPlace;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the board to browsers, a frame a second, however many they are. Thread-safe. */
public final class Hub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

    private final Board board;
    private final int most;
    private final Set<Browser> browsers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "frames");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Frame newest;

    /** @param most browsers at the same time */
    public Hub(Board board, int most) {
        this.board = board;
        this.most = most;
    }

    /** Begins to tick. */
    public Hub start() {
        ticks.scheduleAtFixedRate(this::tickOrSayWhyNot, 0, 1, TimeUnit.SECONDS);
        return this;
    }

    /**
     * Lets one in.
     *
     * @param seen what it has shown before it came back
     * @return false if there are too many already
     */
    public boolean join(Line line, LogPlace seen) {
        Browser browser = new Browser(line, this, seen);
        synchronized (browsers) {
            if (browsers.size() >= most) {
                return false;
            }
            browsers.add(browser);
        }
        Frame frame = newest;
        if (frame != null) {
            browser.offer(frame);
        }
        return true;
    }

    /** How many look on. */
    public int size() {
        return browsers.size();
    }

    void leave(Browser browser) {
        if (browsers.remove(browser)) {
            browser.end();
        }
    }

    String feed(LogPlace seen, LogPlace end) {
        return board.feed(seen, end);
    }

    /** Makes a frame and hands it over. */
    void tick() {
        Frame frame = board.frame();
        newest = frame;
        browsers.forEach(browser -> browser.offer(frame));
    }

    /** A task that throws would be the last one. */
    private void tickOrSayWhyNot() {
        try {
            tick();
        } catch (RuntimeException e) {
            LOG.error("This second has no frame", e);
        }
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        browsers.forEach(this::leave);
    }
}
