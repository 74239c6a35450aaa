package io.tidemark.process;

/**
 * How much of what a child prints is kept.
 *
 * @param bytes of one file, at least 4,096
 * @param files in all, the one that is written included, at least 1
 */
public record LogBound(long bytes, int files) {

    /** 64 MiB a process. */
    public static final LogBound USUAL = new LogBound(16L << 20, 4);

    private static final int LEAST_BYTES = 4_096;

    /** @throws IllegalArgumentException if the log could hold nothing */
    public LogBound {
        if (bytes < LEAST_BYTES || files < 1) {
            throw new IllegalArgumentException("a log of %d files of %d bytes is too small; at least 1 of %d is needed"
                    .formatted(files, bytes, LEAST_BYTES));
        }
    }
}
