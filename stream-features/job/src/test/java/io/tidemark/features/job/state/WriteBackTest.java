package io.tidemark.features.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.junit.jupiter.api.Test;

class WriteBackTest {
    private static final int ROOM = 8;

    private final PlainKeys keys = new PlainKeys();
    private final WriteBack kept = new WriteBack(1);
    private final KeptValue<byte[]> value = kept.value(keys);

    /** One that was changed is known to those that wait to be written until its turn comes. */
    @Test
    void nothingOfAKeyThatHadToGiveWayIsReachable() throws Exception {
        kept.hold(keys, ROOM);
        WeakReference<byte[]> gone = changed("a");
        for (int i = 0; i < ROOM; i++) {
            keys.select("read" + i);
            assertThat(value.value()).isNull();
        }
        assertThat(kept.objects()).isLessThanOrEqualTo(ROOM);
        for (int i = 0; i < 50 && !gone.refersTo(null); i++) {
            System.gc();
        }
        assertThat(gone.refersTo(null)).isTrue();
        keys.select("a");
        assertThat(value.value()[0]).isEqualTo((byte) 1);
    }

    private WeakReference<byte[]> changed(String key) throws Exception {
        byte[] large = new byte[1 << 20];
        large[0] = 1;
        keys.select(key);
        value.update(large);
        return new WeakReference<>(large);
    }

    @Test
    void whatGaveWayIsNotWrittenAgainOverWhatCameLater() throws Exception {
        kept.hold(keys, ROOM);
        keys.select("a");
        value.update(new byte[] {1});
        for (int i = 0; i < ROOM; i++) {
            keys.select("read" + i);
            value.value();
        }
        keys.select("a");
        assertThat(value.value()[0]).isEqualTo((byte) 1);
        value.update(new byte[] {2});
        kept.flush();
        assertThat(keys.written.get("a")).isEqualTo(new byte[] {2});
        kept.flush();
        assertThat(keys.written.get("a")).isEqualTo(new byte[] {2});
    }

    @Test
    void whatIsWrittenThroughIsNotHeldAndOutdatesWhatWas() throws Exception {
        kept.hold(keys, ROOM);
        keys.select("a");
        value.update(new byte[] {1});
        value.writeThrough(new byte[] {2});
        assertThat(keys.written.get("a")).isEqualTo(new byte[] {2});
        kept.flush();
        assertThat(keys.written.get("a")).isEqualTo(new byte[] {2});
        keys.written.put("a", new byte[] {3});
        assertThat(value.value()[0]).isEqualTo((byte) 3);
    }

    /** Keeps copies, as a backend of bytes does. */
    private static final class PlainKeys implements WriteBack.Keys, ValueState<byte[]> {
        private final Map<String, byte[]> written = new HashMap<>();
        private String key;

        @Override
        public String current() {
            return key;
        }

        @Override
        public void select(String next) {
            key = next;
        }

        @Override
        public byte[] value() {
            byte[] held = written.get(key);
            return held == null ? null : held.clone();
        }

        @Override
        public void update(byte[] held) {
            written.put(key, held.clone());
        }

        @Override
        public void clear() {
            written.remove(key);
        }
    }
}
