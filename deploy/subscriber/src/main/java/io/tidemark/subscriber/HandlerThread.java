package io.tidemark.subscriber;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread that handles what it is given, one after the other, until it fails or is closed. What is another
 * subscriber's before its turn comes is forgotten.
 */
final class HandlerThread<T> implements AutoCloseable {

    private final AlertHandler<T> handler;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> new Thread(work, "alert-handler"));
    private volatile Exception failure;
    private volatile boolean closing;

    /** A delivery that waits for its turn. */
    private final class Turn implements Runnable {

        private final Delivery<T> delivery;

        Turn(Delivery<T> delivery) {
            this.delivery = delivery;
        }

        boolean isOver() {
            return !delivery.isStillOurs();
        }

        @Override
        public void run() {
            if (closing || failure != null || isOver()) {
                return;
            }
            try {
                handler.handle(delivery);
                delivery.done();
            } catch (Exception e) {
                failure = e;
            }
        }
    }

    HandlerThread(AlertHandler<T> handler) {
        this.handler = handler;
    }

    boolean hasFailed() {
        return failure != null;
    }

    /** To be called after every poll, with what it gave. */
    void give(List<Delivery<T>> deliveries) {
        // Else a handler that takes long would have more and more behind it with every rebalance.
        thread.getQueue().removeIf(turn -> turn instanceof HandlerThread<?>.Turn one && one.isOver());
        deliveries.forEach(delivery -> thread.execute(new Turn(delivery)));
    }

    /**
     * Waits for what is handled, and leaves the rest.
     *
     * @throws Exception what the handler threw
     */
    @Override
    public void close() throws Exception {
        closing = true;
        thread.shutdown();
        thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        if (failure != null) {
            throw failure;
        }
    }
}
