package io.tidemark.start;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a process has opened, closed in reverse order: when it ends, or when its start fails in the middle. For one
 * thread at a time.
 *
 * <pre>{@code
 * return Opened.whole(opened -> {
 *     Admin admin = opened.add(Clients.admin(connection));
 *     ...                                                // whatever fails here closes admin
 *     return new Running(admin, opened);                 // whose close() closes opened
 * });
 * }</pre>
 */
public final class Opened implements AutoCloseable {

    private final Deque<AutoCloseable> all = new ArrayDeque<>();

    private Opened() {}

    /** What is started so is there as a whole, or nothing of it is left open. */
    public static <R> R whole(Function<Opened, R> start) {
        Opened opened = new Opened();
        try {
            return start.apply(opened);
        } catch (RuntimeException | Error e) {
            opened.closeBehind(e);
            throw e;
        }
    }

    /** Will be closed before everything that was added before it. */
    public <T extends AutoCloseable> T add(T one) {
        all.push(one);
        return one;
    }

    /** Closes all, though some fail: throws one failure that has those of all in it. */
    @Override
    public void close() {
        Exception collected = new Exception();
        closeBehind(collected);
        List<Throwable> failures = List.of(collected.getSuppressed());
        if (!failures.isEmpty()) {
            IllegalStateException failed = new IllegalStateException(failures.stream()
                    .map(Throwable::getMessage)
                    .collect(Collectors.joining("; ", "not everything was closed: ", "")));
            failures.forEach(failed::addSuppressed);
            throw failed;
        }
    }

    private void closeBehind(Throwable failure) {
        while (!all.isEmpty()) {
            AutoCloseable last = all.pop();
            try {
                last.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure.addSuppressed(e);
            } catch (Exception | LinkageError e) {
                failure.addSuppressed(e);
            }
        }
    }
}
