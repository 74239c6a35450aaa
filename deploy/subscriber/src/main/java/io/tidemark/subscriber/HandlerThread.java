package io.tidemark.subscriber;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** One thread that handles what it is given, one after the other, until it fails or is closed. */
final class HandlerThread<T> implements AutoCloseable {

    private final AlertHandler<T> handler;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "alert-handler"));
    private volatile Exception failure;
    private volatile boolean closing;

    HandlerThread(AlertHandler<T> handler) {
        this.handler = handler;
    }

    boolean hasFailed() {
        return failure != null;
    }

    void give(Delivery<T> delivery) {
        thread.execute(() -> {
            if (closing || failure != null) {
                return;
            }
            try {
                handler.handle(delivery);
                delivery.done();
            } catch (Exception e) {
                failure = e;
            }
        });
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
