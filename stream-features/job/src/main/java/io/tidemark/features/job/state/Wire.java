package io.tidemark.features.job.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.features.job.event.LogRecord;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes texts and bytes of any length, absent ones told apart from empty ones. */
final class Wire {
    private static final int ABSENT = -1;

    private Wire() {}

    static void writeText(String text, DataOutput out) throws IOException {
        writeBytes(text.getBytes(UTF_8), out);
    }

    static String readText(DataInput in) throws IOException {
        return new String(readBytes(in), UTF_8);
    }

    static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
        out.writeInt(bytes == null ? ABSENT : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    static byte[] readBytes(DataInput in) throws IOException {
        int length = in.readInt();
        if (length == ABSENT) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    static void writeRecord(LogRecord record, DataOutput out) throws IOException {
        out.writeInt(record.partition());
        out.writeLong(record.offset());
        out.writeLong(record.loggedAt());
        writeBytes(record.key(), out);
        writeBytes(record.value(), out);
    }

    static LogRecord readRecord(DataInput in) throws IOException {
        return new LogRecord(in.readInt(), in.readLong(), in.readLong(), readBytes(in), readBytes(in));
    }
}
