package io.tidemark.features.job.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.features.algebra.VarInts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * What is remembered of a transaction under its id: when it happened, what it said, and the keys of those of its
 * entities whose windows labels reach. Kept packed, in 11 bytes and, per entity, 3 bytes and the key.
 *
 * <p>Keys stand under 16 bits of their entity's name, so that entries of another catalogue still mean what they meant.
 */
final class IdEntry {
    private static final int VERSION = 1;
    private static final int USUAL_BYTES = 32;

    private final byte[] packed;

    private IdEntry(byte[] packed) {
        this.packed = packed;
    }

    /**
     * @param eventTime in milliseconds
     * @param content 32 bits of the hash of all that the transaction says
     * @param entities whose windows labels reach
     * @param keys of the transaction in these entities, null where it has none
     */
    static IdEntry of(long eventTime, int content, List<String> entities, String[] keys) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(USUAL_BYTES);
            out.writeByte(VERSION);
            out.writeInt(content);
            VarInts.writeSigned(out, eventTime);
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] != null) {
                    byte[] key = keys[i].getBytes(UTF_8);
                    out.writeShort(nameHash(entities.get(i)));
                    VarInts.write(out, key.length);
                    out.write(key);
                }
            }
            return new IdEntry(out.getCopyOfBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException("in memory, where nothing fails", e);
        }
    }

    /** @throws IllegalStateException if a newer build has written it */
    static IdEntry packed(byte[] packed) {
        if (packed[0] != VERSION) {
            throw new IllegalStateException("Ids of version " + packed[0]
                    + " are unknown; the checkpoint was written by a newer build, so resume with that one");
        }
        return new IdEntry(packed);
    }

    byte[] packed() {
        return packed;
    }

    boolean says(int content) {
        return body().content == content;
    }

    long eventTime() {
        return body().eventTime;
    }

    /** The keys in these entities; null where the transaction has none or they were not asked for at the time. */
    String[] keys(List<String> entities) {
        Body body = body();
        String[] keys = new String[entities.size()];
        try {
            while (body.rest.available() > 0) {
                short name = body.rest.readShort();
                byte[] key = new byte[VarInts.readCount(body.rest)];
                body.rest.readFully(key);
                for (int i = 0; i < keys.length; i++) {
                    if (nameHash(entities.get(i)) == name) {
                        keys[i] = new String(key, UTF_8);
                    }
                }
            }
            return keys;
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private Body body() {
        try {
            DataInputDeserializer in = new DataInputDeserializer(packed, 1, packed.length - 1);
            return new Body(in.readInt(), VarInts.readSigned(in), in);
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private record Body(int content, long eventTime, DataInputDeserializer rest) {}

    private static UncheckedIOException damaged(IOException cause) {
        return new UncheckedIOException(
                "what the state knows of a transaction is damaged; restore a checkpoint", cause);
    }

    private static short nameHash(String entity) {
        return (short) entity.hashCode();
    }
}
