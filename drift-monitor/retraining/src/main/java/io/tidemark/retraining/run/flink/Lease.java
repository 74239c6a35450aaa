package io.tidemark.retraining.run.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Tells a training on another machine that somebody still waits for it: a file that changes. The times of two machines
 * are never compared.
 */
final class Lease {

    /** As long as nothing changes for this time the service may only be slow. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String NAME = "lease";

    private final Path file;
    private final InstantSource clock;
    private String last = "";
    private Instant changed;

    /** @param directory of the training */
    Lease(Path directory, InstantSource clock) {
        this.file = directory.resolve(NAME);
        this.clock = clock;
        this.changed = clock.instant();
    }

    /** By whoever waits. */
    void renew() {
        try {
            Files.writeString(file, clock.instant().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the lease " + file + " cannot be renewed: " + e.getMessage(), e);
        }
    }

    /** By whoever trains: whether nobody waits any more. Once the directory is gone nobody does. */
    boolean lapsed() {
        try {
            String now = Files.readString(file);
            if (!now.equals(last)) {
                last = now;
                changed = clock.instant();
            }
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            // It counts as not renewed: a directory on another machine may come back.
            return patienceIsOver();
        }
        return patienceIsOver();
    }

    private boolean patienceIsOver() {
        return clock.instant().isAfter(changed.plus(PATIENCE));
    }
}
