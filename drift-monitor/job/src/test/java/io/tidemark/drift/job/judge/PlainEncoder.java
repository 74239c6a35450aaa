package io.tidemark.drift.job.judge;

import io.tidemark.drift.job.log.Encoder;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.RetrainingRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Messages without a registry, in Avro's single-object encoding. */
final class PlainEncoder implements Encoder {
    private static final long serialVersionUID = 1L;

    @Override
    public void open() {
        // Needs nothing.
    }

    @Override
    public void close() {
        // Has nothing.
    }

    @Override
    public byte[] encode(DriftReport report) {
        return bytes(report::toByteBuffer);
    }

    @Override
    public byte[] encode(DriftAlarm alarm) {
        return bytes(alarm::toByteBuffer);
    }

    @Override
    public byte[] encode(RetrainingRequest request) {
        return bytes(request::toByteBuffer);
    }

    private interface Buffer {
        ByteBuffer get() throws IOException;
    }

    private static byte[] bytes(Buffer encoded) {
        try {
            ByteBuffer buffer = encoded.get();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
