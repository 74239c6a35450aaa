package io.tidemark.features.job.state;

import io.tidemark.features.engine.Block;
import io.tidemark.features.engine.Blocks;
import io.tidemark.features.job.state.KeyEntry.HeldBlock;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;

/** The blocks of the current key, see {@link WriteBack}. */
public final class KeptBlocks implements Blocks {
    /** Of one key: windows need one at each edge, a late event some more. */
    static final int MOST = 12;

    private final WriteBack kept;
    private final MapState<Integer, Block> state;

    KeptBlocks(WriteBack kept, MapState<Integer, Block> state) {
        this.kept = kept;
        this.state = state;
    }

    @Override
    public Block get(int id) {
        try {
            if (!kept.holds()) {
                return state.get(id);
            }
            KeyEntry entry = kept.entry();
            HeldBlock held = entry.blocks.get(id);
            if (held == null) {
                held = new HeldBlock(state.get(id));
                hold(entry, id, held);
            }
            return held.block;
        } catch (Exception e) {
            throw failed("read", id, e);
        }
    }

    @Override
    public void put(int id, Block block) {
        try {
            if (!kept.holds()) {
                state.put(id, block);
                return;
            }
            KeyEntry entry = kept.entry();
            HeldBlock held = new HeldBlock(block);
            held.changed = true;
            hold(entry, id, held);
            kept.changed(entry);
        } catch (Exception e) {
            throw failed("written", id, e);
        }
    }

    @Override
    public void remove(int id) {
        try {
            if (kept.holds() && kept.entry().blocks.remove(id) != null) {
                kept.grown(-1);
            }
            state.remove(id);
        } catch (Exception e) {
            throw failed("removed", id, e);
        }
    }

    /** Removes all blocks of the current key. */
    public void clear() throws Exception {
        if (kept.holds()) {
            KeyEntry entry = kept.entry();
            kept.grown(-entry.blocks.size());
            entry.blocks.clear();
        }
        state.clear();
    }

    /** Writes the blocks of the entry's key, which is the current one, that were changed. */
    void write(KeyEntry entry) throws Exception {
        for (Map.Entry<Integer, HeldBlock> block : entry.blocks.entrySet()) {
            write(block);
        }
    }

    private void write(Map.Entry<Integer, HeldBlock> block) throws Exception {
        if (block.getValue().changed) {
            state.put(block.getKey(), block.getValue().block);
            block.getValue().changed = false;
        }
    }

    private void hold(KeyEntry entry, int id, HeldBlock held) throws Exception {
        if (entry.blocks.put(id, held) == null) {
            kept.grown(1);
        }
        if (entry.blocks.size() > MOST) {
            Iterator<Map.Entry<Integer, HeldBlock>> blocks =
                    entry.blocks.entrySet().iterator();
            write(blocks.next());
            blocks.remove();
            kept.grown(-1);
        }
    }

    private static FlinkRuntimeException failed(String what, int id, Exception cause) {
        return new FlinkRuntimeException("block " + id + " of an entity's history cannot be " + what, cause);
    }
}
