package io.tidemark.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/**
 * Stdout of this process, which its parent has redirected to a log, held below a size: what was written before goes to
 * {@code LOG.1}, that to {@code LOG.2}, and so on, and the oldest is dropped.
 *
 * <p>The file is copied and emptied, not renamed: the JVM itself and native libraries write to the same file behind
 * Java's back, and go on writing to it. Of theirs alone a line may be lost, if it falls between the two steps.
 */
final class BoundedLog extends OutputStream {

    static final String FILE = "tidemark.log.file";
    static final String BYTES = "tidemark.log.bytes";
    static final String FILES = "tidemark.log.files";

    private final OutputStream out;
    private final Path file;
    private final LogBound bound;
    private boolean stuck;

    BoundedLog(OutputStream out, Path file, LogBound bound) {
        this.out = out;
        this.file = file;
        this.bound = bound;
    }

    /** From now on what Java prints is bounded, if the parent has named the log; else nothing changes. */
    static void takeOver(Properties properties) {
        String file = properties.getProperty(FILE);
        if (file == null) {
            return;
        }
        LogBound bound = new LogBound(
                Long.parseLong(properties.getProperty(BYTES)), Integer.parseInt(properties.getProperty(FILES)));
        OutputStream log = new BoundedLog(new FileOutputStream(FileDescriptor.out), Path.of(file), bound);
        PrintStream all = new PrintStream(log, true, StandardCharsets.UTF_8);
        System.setOut(all);
        System.setErr(all);
    }

    /** The older parts of a log by their age, from 1. */
    static Path older(Path file, int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }

    @Override
    public synchronized void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        int written = 0;
        while (written < length) {
            int piece = (int) Math.min(bound.bytes(), length - written);
            makeRoom(piece);
            out.write(bytes, from + written, piece);
            written += piece;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** A log that cannot be moved on grows, since a process is worth more than a bound; that is said once. */
    private void makeRoom(int piece) throws IOException {
        if (stuck || !Files.exists(file) || Files.size(file) + piece <= bound.bytes()) {
            return;
        }
        try {
            moveOn();
        } catch (IOException e) {
            stuck = true;
            out.write(("the log " + file + " cannot be moved on and grows from now: " + e + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    private void moveOn() throws IOException {
        for (int age = bound.files() - 1; age > 1; age--) {
            Path younger = older(file, age - 1);
            if (Files.exists(younger)) {
                Files.move(younger, older(file, age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (bound.files() > 1) {
            Files.copy(file, older(file, 1), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }
}
