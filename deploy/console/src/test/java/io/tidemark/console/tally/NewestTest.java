package io.tidemark.console.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NewestTest {

    /** The oracle is a list in the order of arrival, the newest last. */
    @Property
    void keepsTheNewestOfEachKey(
            @ForAll List<@IntRange(min = 0, max = 12) Integer> keys, @ForAll @IntRange(min = 1, max = 8) int most) {
        Newest<Integer, Integer> newest = new Newest<>(most);
        List<Integer> kept = new ArrayList<>();
        long dropped = 0;
        for (Integer key : keys) {
            kept.remove(key);
            kept.add(key);
            Integer gone = kept.size() > most ? kept.remove(0) : null;
            dropped += gone == null ? 0 : 1;
            assertThat(newest.put(key, key).orElse(null)).isEqualTo(gone);
        }
        assertThat(newest.all()).isEqualTo(kept);
        assertThat(newest.size()).isEqualTo(kept.size());
        assertThat(newest.dropped()).isEqualTo(dropped);
        kept.forEach(key -> assertThat(newest.get(key)).contains(key));
    }
}
