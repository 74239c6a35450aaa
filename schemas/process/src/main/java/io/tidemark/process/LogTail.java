package io.tidemark.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The last lines of a log, without reading the rest of it. */
final class LogTail {

    private static final int LINES = 8;
    private static final int LINE_CHARS = 1_000;
    private static final int BYTES = 16 << 10;

    private static final int MOST_BYTES = 1 << 20;

    private LogTail() {}

    /** Indented, and long ones cut off; or why there are none. */
    static String of(Path log) {
        try {
            List<String> lines = new ArrayList<>(end(log));
            Path older = BoundedLog.older(log, 1);
            // A log that has just moved on says little of itself.
            if (lines.size() < LINES && Files.exists(older)) {
                lines.addAll(0, end(older));
            }
            return lines.stream()
                    .skip(Math.max(0, lines.size() - LINES))
                    .map(line -> "  " + shortened(line))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "  (the log cannot be read: " + e.getMessage() + ")";
        }
    }

    /**
     * What was written from this byte on, of a log that has moved on meanwhile all of its newest file; a MiB at most.
     */
    static String since(Path log, long from) {
        try (FileChannel channel = FileChannel.open(log)) {
            return text(channel, channel.size() < from ? 0 : from, MOST_BYTES);
        } catch (IOException e) {
            return "(the log cannot be read: " + e.getMessage() + ")";
        }
    }

    private static List<String> end(Path log) throws IOException {
        try (FileChannel channel = FileChannel.open(log)) {
            long from = Math.max(0, channel.size() - BYTES);
            List<String> lines = text(channel, from, BYTES).lines().toList();
            return from == 0 || lines.size() < 2 ? lines : lines.subList(1, lines.size());
        }
    }

    private static String text(FileChannel channel, long from, int most) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(most);
        channel.position(from);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // The file is read to its end, which may move on meanwhile.
        }
        // Lenient decoding: a log may hold anything.
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }

    private static String shortened(String line) {
        return line.length() <= LINE_CHARS
                ? line
                : line.substring(0, LINE_CHARS) + "... (" + (line.length() - LINE_CHARS) + " more)";
    }
}
