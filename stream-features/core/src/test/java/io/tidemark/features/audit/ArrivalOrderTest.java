package io.tidemark.features.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.audit.ArrivalOrder.Arrival;
import io.tidemark.features.audit.ArrivalOrder.Numbered;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalOrderTest {

    private static final long REACH = 100;

    @Test
    void aRecordFromTheFirstNumberOnIsComplete() {
        assertThat(complete(at(2, 10), at(1, 20), at(3, 30))).containsExactly(1, 0, 2);
    }

    @Test
    void aRecordThatBeginsLaterIsCompleteOnceTheWindowsHaveMovedPastItsBegin() {
        assertThat(complete(at(7, 10), at(8, 60), at(9, 110), at(10, 120))).containsExactly(2, 3);
    }

    @Test
    void whatFollowsAMissingNumberIsIncompleteUntilTheWindowsHaveMovedOn() {
        assertThat(complete(at(1, 10), at(3, 20), at(4, 30), at(5, 200))).containsExactly(0, 3);
    }

    @Test
    void numbersThatCameTwiceAreOpenAndWhatFollowsThemIsWhole() {
        assertThat(complete(at(1, 10), at(2, 20), at(2, 21), at(4, 30))).containsExactly(0, 3);
    }

    @Test
    void numbersThatBeginAnewAfterALongSilenceAreANewState() {
        List<Arrival> order = order(at(1, 10), at(2, 20), at(1, 500), at(2, 510));
        assertThat(order)
                .allMatch(Arrival::complete)
                .extracting(Arrival::anew)
                .containsExactly(true, false, true, false);
    }

    private static Numbered at(long number, long time) {
        return new Numbered(-1, number, time);
    }

    private static List<Integer> complete(Numbered... events) {
        return order(events).stream()
                .filter(Arrival::complete)
                .map(Arrival::served)
                .toList();
    }

    private static List<Arrival> order(Numbered... events) {
        Numbered[] placed = events.clone();
        for (int i = 0; i < placed.length; i++) {
            placed[i] = new Numbered(i, events[i].number(), events[i].time());
        }
        return ArrivalOrder.of(Arrays.asList(placed), REACH);
    }
}
