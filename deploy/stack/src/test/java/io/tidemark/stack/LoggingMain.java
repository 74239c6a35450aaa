package io.tidemark.stack;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that logs what a stranger wrote, for {@link LogLayoutIT}. */
final class LoggingMain {

    private static final Logger LOG = LoggerFactory.getLogger(LoggingMain.class);

    private LoggingMain() {}

    public static void main(String[] args) {
        String text = "t1\u001b[2J\r\n2026-01-01T00:00:00.000Z INFO  [main] forged\u202E\u009b";
        LOG.info("transaction {} of C:\\$1 is late", text);
        LOG.error("it fails", new IllegalStateException(text, new IllegalArgumentException(text)));
    }
}
