package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What happens to a state between two events. */
enum Travel {
    STAYS,
    /** Goes on as a copy, and the original must not matter any more. */
    COPIED,
    /** Is written and read again. */
    WRITTEN,
    /** Is read as an earlier release would have written it. */
    FROM_AN_EARLIER_RELEASE;

    EntityState of(EntityState state) {
        RecordingBlocks blocks = (RecordingBlocks) state.blocks();
        return switch (this) {
            case STAYS -> state;
            case COPIED -> new EntityState(state.head().copy(), blocks.copy());
            case WRITTEN -> new EntityState(read(bytes(state.head())), blocks.travelled());
            case FROM_AN_EARLIER_RELEASE ->
                new EntityState(
                        earlier(read(bytes(state.head()))), blocks.withoutDigests(state.head().log.directory.totalsId));
        };
    }

    private static EntityHead earlier(EntityHead head) {
        head.log.directory.totalsId = Chunk.NONE;
        head.log.undigestedUpTo = head.log.directory.isEmpty() ? Long.MIN_VALUE : Long.MAX_VALUE;
        return head;
    }

    static byte[] bytes(EntityHead head) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            EntityHeadCodec.write(head, new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EntityHead read(byte[] bytes) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            EntityHead head = EntityHeadCodec.read(in);
            assertThat(in.available()).isZero();
            assertThat(bytes(head)).hasSameSizeAs(bytes);
            return head;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
