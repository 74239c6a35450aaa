package io.tidemark.features.job.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.job.Feed;
import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.TransactionEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final int NUMBER = 5;

    @Property(tries = 300)
    void whateverTheOrderOfArrivalEventsLeaveInTheOrderOfTheirNumbers(@ForAll("permutations") List<Long> places)
            throws IOException {
        Lane lane = new Lane();
        List<Long> left = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            boolean itsTurn = places.get(i) == left.size() + 1L;
            TransactionEvent event = event(places.get(i));
            assertThat(lane.offer(event)).isEqualTo(itsTurn);
            for (TransactionEvent next = itsTurn ? event : null; next != null; next = lane.following()) {
                left.add(next.place);
            }
            assertThat(lane.waiting()).hasSize(i + 1 - left.size());
            if (i % 10 == 3) {
                lane = restored(lane);
            }
        }
        assertThat(left).isSorted().hasSameSizeAs(places);
        assertThat(lane.next()).isEqualTo(places.size() + 1L);
    }

    @Test
    void aNumberThatComesTwiceIsAnErrorAndNotAnAnswer() {
        Lane lane = new Lane();
        lane.offer(event(1));
        lane.offer(event(3));
        for (long again : new long[] {1, 3}) {
            assertThatThrownBy(() -> lane.offer(event(again)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Number " + again + " of lane 5 came twice");
        }
    }

    @Provide
    Arbitrary<List<Long>> permutations() {
        return Arbitraries.integers()
                .between(0, 60)
                .flatMap(n ->
                        Arbitraries.shuffle(LongStream.rangeClosed(1, n).boxed().toList()));
    }

    private static TransactionEvent event(long place) {
        byte[] bytes = PlainFormats.encode(Feed.transaction("t" + place, Feed.START, "c", "m", 1));
        TransactionEvent event = new TransactionEvent(new LogRecord(0, place, 0, null, bytes), "c", 0, "c");
        event.number(NUMBER, place);
        return event;
    }

    private static Lane restored(Lane lane) throws IOException {
        Lane[] all = new Lane[NUMBER + 1];
        all[NUMBER] = lane;
        Lane[] read = new Lane[NUMBER + 1];
        PackedLanes.read(PackedLanes.write(List.of(NUMBER), all), (each, number) -> read[number] = each);
        return read[NUMBER];
    }
}
