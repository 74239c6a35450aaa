package io.tidemark.features.job.state;

import io.tidemark.features.engine.Block;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;

/**
 * The state of one stage's keys. Where the backend keeps bytes, what the keys met lately have is held as objects: read
 * once, changed in memory, and written when a checkpoint is taken, when much has changed, or when others need the room.
 * Where the backend keeps objects itself, every access goes through to it.
 *
 * <p>Whoever owns it calls {@link #flush} before each snapshot of the state; what was not written then is not in it.
 * After a failure nothing of it is left, as nothing is left of what Flink keeps. Not safe for use by two threads at
 * once.
 */
public final class WriteBack {
    /** Keys whose changes are not written yet; as many are written at once, at a checkpoint, while the stage waits. */
    private static final int MOST_CHANGED = 4096;

    private final int bytesOfAnObject;
    private final List<KeptValue<?>> values = new ArrayList<>();
    private KeptBlocks blocks;

    /** The least used first. */
    private final Map<String, KeyEntry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** Those that were changed, first the one that was so first; some may have been written meanwhile. */
    private final Deque<KeyEntry> changed = new ArrayDeque<>();

    /** Null as long as every access goes through. */
    private Keys keys;

    private long mostObjects;
    private int mostChanged;
    private int objects;

    /** The entry that was asked for last, which the next access mostly is about as well. */
    private KeyEntry latest;

    /** The key of Flink's keyed state, and a way to another one. */
    public interface Keys {
        String current();

        void select(String key);
    }

    /** @param bytesOfAnObject what a key, or a block, takes in memory at most, roughly */
    public WriteBack(int bytesOfAnObject) {
        this.bytesOfAnObject = bytesOfAnObject;
    }

    /**
     * From now on objects are held. To be called before the first access.
     *
     * @param bytes how much memory they may take, roughly
     */
    public void hold(Keys of, long bytes) {
        keys = of;
        mostObjects = Math.max(1, bytes / bytesOfAnObject);
        mostChanged = (int) Math.min(MOST_CHANGED, mostObjects / 2);
    }

    /** One value of each key. */
    public <V> KeptValue<V> value(ValueState<V> state) {
        KeptValue<V> value = new KeptValue<>(this, values.size(), state);
        values.add(value);
        return value;
    }

    /** The blocks of each key; a stage has one such state at most. */
    public KeptBlocks blocks(MapState<Integer, Block> state) {
        blocks = new KeptBlocks(this, state);
        return blocks;
    }

    /** Writes what was changed. */
    public void flush() throws Exception {
        settle(0);
    }

    /** How many keys and blocks are held. */
    int objects() {
        return objects;
    }

    boolean holds() {
        return keys != null;
    }

    /** What is held of the current key. */
    KeyEntry entry() throws Exception {
        String key = keys.current();
        if (latest != null && latest.key.equals(key)) {
            return latest;
        }
        latest = entries.get(key);
        if (latest == null) {
            latest = new KeyEntry(key, values.size());
            entries.put(key, latest);
            objects++;
        }
        makeRoom();
        return latest;
    }

    /** So many objects more are held of a key. */
    void grown(int by) {
        objects += by;
    }

    /** Something of a key is to be written, sooner or later. */
    void changed(KeyEntry entry) throws Exception {
        if (!entry.changed) {
            entry.changed = true;
            changed.add(entry);
            settle(mostChanged);
        }
    }

    /** Writes changes, the oldest first, until so many are left. */
    private void settle(int left) throws Exception {
        if (changed.size() <= left) {
            return;
        }
        String before = keys.current();
        while (changed.size() > left) {
            write(changed.remove());
        }
        keys.select(before);
    }

    private void makeRoom() throws Exception {
        if (objects <= mostObjects) {
            return;
        }
        String before = keys.current();
        Iterator<KeyEntry> entry = entries.values().iterator();
        for (KeyEntry eldest = entry.next(); objects > mostObjects && eldest != latest; eldest = entry.next()) {
            write(eldest);
            entry.remove();
            objects -= 1 + eldest.blocks.size();
            // Among the changed it may wait for a turn that has nothing left to write.
            eldest.release();
        }
        keys.select(before);
    }

    private void write(KeyEntry entry) throws Exception {
        if (!entry.changed) {
            return;
        }
        keys.select(entry.key);
        for (KeptValue<?> value : values) {
            value.write(entry);
        }
        if (blocks != null) {
            blocks.write(entry);
        }
        entry.changed = false;
    }
}
