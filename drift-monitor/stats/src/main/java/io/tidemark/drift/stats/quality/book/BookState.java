package io.tidemark.drift.stats.quality.book;

import io.tidemark.drift.stats.quality.tally.Tally;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A book as pieces of bytes: one for each window, and one for what is remembered of those that are gone. */
final class BookState {
    private static final byte WINDOW = 1;
    private static final byte MEMORY = 2;

    private BookState() {}

    static List<byte[]> of(QualityBook book) {
        List<byte[]> pieces = new ArrayList<>();
        book.tallies.forEach((key, tally) -> pieces.add(written(out -> {
            out.writeByte(WINDOW);
            write(key, out);
            Long told = book.told.get(key);
            out.writeBoolean(told != null);
            out.writeLong(told == null ? 0 : told);
            out.write(tally.toBytes());
        })));
        pieces.add(written(out -> {
            out.writeByte(MEMORY);
            writeMatured(book, out);
            writeWatches(book, out);
            writeDrift(book, out);
        }));
        return pieces;
    }

    static void restore(QualityBook book, Iterable<byte[]> pieces) {
        for (byte[] piece : pieces) {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(piece))) {
                if (in.readByte() == WINDOW) {
                    WindowKey key = readKey(in);
                    boolean told = in.readBoolean();
                    long print = in.readLong();
                    if (told) {
                        book.told.put(key, print);
                    }
                    book.add(key, Tally.of(in.readAllBytes()));
                } else {
                    readMatured(book, in);
                    readWatches(book, in);
                    readDrift(book, in);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void writeMatured(QualityBook book, DataOutputStream out) throws IOException {
        out.writeInt(book.matured.size());
        for (Map.Entry<QualityBook.Side, TreeMap<Long, MaturedWindow>> each : book.matured.entrySet()) {
            out.writeUTF(each.getKey().model());
            out.writeUTF(each.getKey().segment());
            out.writeInt(each.getValue().size());
            for (MaturedWindow window : each.getValue().values()) {
                window.write(out);
            }
        }
    }

    private static void readMatured(QualityBook book, DataInputStream in) throws IOException {
        for (int sides = in.readInt(); sides > 0; sides--) {
            QualityBook.Side side = new QualityBook.Side(in.readUTF(), in.readUTF());
            TreeMap<Long, MaturedWindow> windows = new TreeMap<>();
            for (int count = in.readInt(); count > 0; count--) {
                MaturedWindow window = MaturedWindow.read(in);
                windows.put(window.start(), window);
            }
            book.matured.put(side, windows);
        }
    }

    private static void writeWatches(QualityBook book, DataOutputStream out) throws IOException {
        out.writeInt(book.watches.size());
        for (Map.Entry<String, FallWatch> each : book.watches.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeLong(each.getValue().since);
            out.writeLong(each.getValue().lastAsked);
            out.writeLong(each.getValue().lastSeen);
            out.writeInt(each.getValue().clean);
        }
    }

    private static void readWatches(QualityBook book, DataInputStream in) throws IOException {
        for (int count = in.readInt(); count > 0; count--) {
            FallWatch watch = new FallWatch(book.rules);
            book.watches.put(in.readUTF(), watch);
            watch.since = in.readLong();
            watch.lastAsked = in.readLong();
            watch.lastSeen = in.readLong();
            watch.clean = in.readInt();
        }
    }

    private static void writeDrift(QualityBook book, DataOutputStream out) throws IOException {
        out.writeInt(book.drifts.size());
        for (Map.Entry<String, DriftTimes> each : book.drifts.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeInt(each.getValue().times.size());
            for (Map.Entry<Long, Long> time : each.getValue().times.entrySet()) {
                out.writeLong(time.getKey());
                out.writeLong(time.getValue());
            }
        }
    }

    private static void readDrift(QualityBook book, DataInputStream in) throws IOException {
        for (int count = in.readInt(); count > 0; count--) {
            DriftTimes times = new DriftTimes();
            book.drifts.put(in.readUTF(), times);
            for (int each = in.readInt(); each > 0; each--) {
                times.times.put(in.readLong(), in.readLong());
            }
        }
    }

    static void write(WindowKey key, DataOutputStream out) throws IOException {
        out.writeUTF(key.model());
        out.writeUTF(key.segment());
        out.writeLong(key.start());
    }

    static WindowKey readKey(DataInputStream in) throws IOException {
        return new WindowKey(in.readUTF(), in.readUTF(), in.readLong());
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
