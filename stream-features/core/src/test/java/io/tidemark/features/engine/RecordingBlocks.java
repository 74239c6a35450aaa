package io.tidemark.features.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Blocks that count how often they are asked for, kept as they are or, like on a disk, as bytes. */
final class RecordingBlocks implements Blocks {

    private final boolean written;
    private final Map<Integer, Block> live = new HashMap<>();
    private final Map<Integer, byte[]> bytes = new HashMap<>();
    private long reads;
    private long writes;

    /** @param written whether only what is put again is kept */
    RecordingBlocks(boolean written) {
        this.written = written;
    }

    long reads() {
        return reads;
    }

    long writes() {
        return writes;
    }

    int size() {
        return live.size() + bytes.size();
    }

    @Override
    public Block get(int id) {
        reads++;
        return written ? decoded(bytes.get(id)) : live.get(id);
    }

    @Override
    public void put(int id, Block block) {
        writes++;
        if (written) {
            bytes.put(id, encoded(block));
        } else {
            live.put(id, block);
        }
    }

    @Override
    public void remove(int id) {
        live.remove(id);
        bytes.remove(id);
    }

    /** Others with the same content. */
    RecordingBlocks copy() {
        RecordingBlocks copy = new RecordingBlocks(written);
        live.forEach((id, block) -> copy.live.put(id, block.copy()));
        copy.bytes.putAll(bytes);
        return copy;
    }

    /** Others that read what these write. */
    RecordingBlocks travelled() {
        RecordingBlocks travelled = copy();
        travelled.live.replaceAll((id, block) -> decoded(encoded(block)));
        return travelled;
    }

    /** Others as an earlier release would have left them: pages say nothing of the rows. */
    RecordingBlocks withoutDigests(int totals) {
        RecordingBlocks earlier = travelled();
        earlier.remove(totals);
        earlier.live.values().forEach(RecordingBlocks::forget);
        earlier.bytes.replaceAll((id, block) -> {
            Block decoded = decoded(block);
            forget(decoded);
            return encoded(decoded);
        });
        return earlier;
    }

    private static void forget(Block block) {
        if (block instanceof Page page) {
            page.columns = new long[0][];
        }
    }

    private static byte[] encoded(Block block) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            BlockCodec.write(block, new DataOutputStream(out));
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Block decoded(byte[] encoded) {
        if (encoded == null) {
            return null;
        }
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded));
            Block block = BlockCodec.read(in);
            if (in.available() > 0) {
                throw new IOException(in.available() + " bytes are left behind a block");
            }
            return block;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
