package io.tidemark.cli.print;

import io.tidemark.schemas.text.ForeignText;
import io.tidemark.work.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The last line of a terminal while a command works: how much is done, how fast, how long it takes yet. It comes when a
 * piece of work takes more than a second, and goes before anything else is printed. Thread-safe.
 */
public final class ProgressLine {

    /** Set by the programs in {@code bin} where stderr is a terminal, which Java cannot find out. */
    private static final String TERMINAL = "tidemark.terminal";

    /** Of a name, so that all of it stays on one line. */
    private static final int MOST_LETTERS = 40;

    private static final long BETWEEN_MILLIS = 250;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** To the begin of the line, and clear what stands behind. */
    private static final byte[] CLEAR = "\r\u001b[K".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream terminal;
    private final Supplier<Optional<Work>> inHand;
    private final LongSupplier nanos;
    private Optional<Work> seen = Optional.empty();
    private long since;
    private boolean shown;

    /** @param nanos as {@link System#nanoTime} */
    ProgressLine(OutputStream terminal, Supplier<Optional<Work>> inHand, LongSupplier nanos) {
        this.terminal = terminal;
        this.inHand = inHand;
        this.nanos = nanos;
    }

    /** From now on for this process, where there is a terminal; nothing at all where there is none. */
    public static void show() {
        if (!Boolean.getBoolean(TERMINAL)) {
            return;
        }
        ProgressLine line = new ProgressLine(System.err, Work::inHand, System::nanoTime);
        System.setErr(new PrintStream(line.before(System.err), true, Charset.defaultCharset()));
        System.setOut(new PrintStream(line.before(System.out), true, Charset.defaultCharset()));
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleWithFixedDelay(line::look, BETWEEN_MILLIS, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Shows how far the work in hand has come by now, or that there is none. */
    synchronized void look() {
        Optional<Work> now = inHand.get();
        if (!now.equals(seen)) {
            seen = now;
            since = nanos.getAsLong();
        }
        long worked = nanos.getAsLong() - since;
        if (now.isEmpty() || worked < PATIENCE_NANOS) {
            clear();
        } else {
            write((new String(CLEAR, StandardCharsets.US_ASCII) + text(now.get(), worked / 1e9))
                    .getBytes(StandardCharsets.UTF_8));
            shown = true;
        }
    }

    /** What goes to the same terminal, and takes this line away first. */
    OutputStream before(OutputStream other) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                synchronized (ProgressLine.this) {
                    clear();
                    other.write(bytes, offset, length);
                }
            }

            @Override
            public void flush() throws IOException {
                other.flush();
            }
        };
    }

    private void clear() {
        if (shown) {
            shown = false;
            write(CLEAR);
        }
    }

    private void write(byte[] bytes) {
        try {
            terminal.write(bytes);
            terminal.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal takes nothing more", e);
        }
    }

    private static String text(Work work, double seconds) {
        double aSecond = work.done() / seconds;
        String head = "%s: %s of %s (%d %%), %s a second"
                .formatted(
                        ForeignText.line(work.what(), MOST_LETTERS),
                        number(work, work.done()),
                        amount(work, work.total()),
                        work.total() == 0 ? 100 : work.done() * 100 / work.total(),
                        amount(work, Math.round(aSecond)));
        return work.done() == 0 ? head : head + ", " + left((work.total() - work.done()) / aSecond) + " left";
    }

    private static String amount(Work work, long amount) {
        return number(work, amount) + (work.unit() == Work.Unit.BYTES ? " MB" : " records");
    }

    private static String number(Work work, long amount) {
        return work.unit() == Work.Unit.BYTES ? "%.1f".formatted(amount / 1e6) : "%,d".formatted(amount);
    }

    private static String left(double seconds) {
        long whole = (long) Math.ceil(seconds);
        return whole < 100 ? whole + " s" : (whole + 59) / 60 + " min";
    }
}
