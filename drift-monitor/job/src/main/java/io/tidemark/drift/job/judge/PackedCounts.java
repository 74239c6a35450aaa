package io.tidemark.drift.job.judge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** The counts of a window as few bytes: most counts are small, and Avro writes small numbers small. */
final class PackedCounts {
    private PackedCounts() {}

    /** @param counts by field and value */
    static byte[] pack(Map<String, Map<String, long[]>> counts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        encoder.writeInt(counts.size());
        for (Map.Entry<String, Map<String, long[]>> field : counts.entrySet()) {
            encoder.writeString(field.getKey());
            encoder.writeInt(field.getValue().size());
            for (Map.Entry<String, long[]> value : field.getValue().entrySet()) {
                encoder.writeString(value.getKey());
                encoder.writeInt(value.getValue().length);
                for (long count : value.getValue()) {
                    encoder.writeLong(count);
                }
            }
        }
        encoder.flush();
        return bytes.toByteArray();
    }

    /** What was packed. */
    static Map<String, Map<String, long[]>> unpack(byte[] bytes) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        Map<String, Map<String, long[]>> counts = new HashMap<>();
        for (int fields = decoder.readInt(); fields > 0; fields--) {
            String field = decoder.readString();
            Map<String, long[]> values = new HashMap<>();
            for (int left = decoder.readInt(); left > 0; left--) {
                String value = decoder.readString();
                long[] each = new long[decoder.readInt()];
                for (int i = 0; i < each.length; i++) {
                    each[i] = decoder.readLong();
                }
                values.put(value, each);
            }
            counts.put(field, values);
        }
        return counts;
    }
}
