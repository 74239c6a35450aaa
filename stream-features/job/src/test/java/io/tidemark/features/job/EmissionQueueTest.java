package io.tidemark.features.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.state.EmissionQueue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class EmissionQueueTest {

    @Property(tries = 200)
    void whateverTheOrderOfArrivalEventsLeaveInTheOrderOfTheirNumbers(@ForAll("permutations") List<Long> places)
            throws IOException {
        EmissionQueue queue = new EmissionQueue();
        List<Long> left = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            queue.offer(event(places.get(i))).forEach(event -> left.add(event.place));
            if (i == places.size() / 2) {
                queue = restored(queue);
            }
        }
        assertThat(left).isSorted().hasSameSizeAs(places);
        assertThat(queue.waiting()).isEmpty();
        assertThat(queue.next()).isEqualTo(places.size() + 1L);
    }

    @Test
    void aPlaceThatComesTwiceIsAnErrorAndNotAnAnswer() {
        EmissionQueue queue = new EmissionQueue();
        assertThat(queue.offer(event(1))).hasSize(1);
        assertThatThrownBy(() -> queue.offer(event(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Place 1 of customer c came twice");
    }

    @Provide
    Arbitrary<List<Long>> permutations() {
        return Arbitraries.integers()
                .between(0, 60)
                .flatMap(n ->
                        Arbitraries.shuffle(LongStream.rangeClosed(1, n).boxed().toList()));
    }

    private static TransactionEvent event(long place) {
        LogRecord record = new LogRecord(0, place, 0, null, new byte[0]);
        TransactionEvent event = new TransactionEvent(record, "c", 0, "c");
        event.place = place;
        return event;
    }

    private static EmissionQueue restored(EmissionQueue queue) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        EmissionQueueSerializer.INSTANCE.serialize(queue, out);
        return EmissionQueueSerializer.INSTANCE.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
