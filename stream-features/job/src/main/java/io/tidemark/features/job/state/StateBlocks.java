package io.tidemark.features.job.state;

import io.tidemark.features.engine.Block;
import io.tidemark.features.engine.Blocks;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;

/** The blocks of the current key, in Flink's state. */
public final class StateBlocks implements Blocks {
    private final MapState<Integer, Block> blocks;

    public StateBlocks(MapState<Integer, Block> blocks) {
        this.blocks = blocks;
    }

    @Override
    public Block get(int id) {
        try {
            return blocks.get(id);
        } catch (Exception e) {
            throw failed("read", id, e);
        }
    }

    @Override
    public void put(int id, Block block) {
        try {
            blocks.put(id, block);
        } catch (Exception e) {
            throw failed("written", id, e);
        }
    }

    @Override
    public void remove(int id) {
        try {
            blocks.remove(id);
        } catch (Exception e) {
            throw failed("removed", id, e);
        }
    }

    private static FlinkRuntimeException failed(String what, int id, Exception cause) {
        return new FlinkRuntimeException("block " + id + " of an entity's history cannot be " + what, cause);
    }
}
