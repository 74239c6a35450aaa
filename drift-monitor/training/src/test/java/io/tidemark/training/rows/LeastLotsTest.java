package io.tidemark.training.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LeastLotsTest {

    /** A negative number takes a place away. */
    @Property
    void whatStaysIsWhatSortingWouldLeave(
            @ForAll @Size(max = 40) List<@IntRange(min = -1, max = 30) Integer> offered,
            @ForAll @IntRange(max = 20) int places,
            @ForAll Random order) {
        List<Integer> shuffled = new ArrayList<>(offered);
        Collections.shuffle(shuffled, order);
        LeastLots<Integer> sample = new LeastLots<>(places, 0.8);
        List<Integer> gone = new ArrayList<>();
        for (int lot : shuffled) {
            if (lot < 0) {
                gone.addAll(sample.giveUpAPlace());
            } else if (sample.admits(lot / 30.0)) {
                gone.addAll(sample.add(lot / 30.0, lot));
            } else {
                gone.add(lot);
            }
        }

        List<Integer> all = offered.stream().filter(lot -> lot >= 0).sorted().toList();
        int room = Math.max(0, places - (offered.size() - all.size()));
        List<Integer> expected = slow(all.stream().filter(lot -> lot < 24).toList(), room);
        assertThat(sample.kept().sorted()).isEqualTo(expected);
        gone.addAll(expected);
        assertThat(gone.stream().sorted()).isEqualTo(all);
        assertThat(all.stream().filter(lot -> lot / 30.0 < sample.share())).isEqualTo(expected);
    }

    /** As many of the least as there is room for, without those that are equal to one for which there is none. */
    private static List<Integer> slow(List<Integer> ascending, int room) {
        if (ascending.size() <= room) {
            return ascending;
        }
        int first = ascending.get(room);
        return ascending.stream().filter(lot -> lot < first).toList();
    }
}
