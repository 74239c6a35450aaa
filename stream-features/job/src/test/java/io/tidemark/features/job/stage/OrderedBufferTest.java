package io.tidemark.features.job.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.job.Feed;
import io.tidemark.features.job.Log;
import io.tidemark.features.job.event.Address;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.state.EventBuffer;
import io.tidemark.features.job.state.Types;
import io.tidemark.schemas.Transaction;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** A batch whose sender stamps all of it alike: as many events of one terminal and one millisecond as it likes. */
class OrderedBufferTest {
    private static final int BATCH = 10 * OrderedBuffer.CHUNK + 7;
    private static final long HELD = 1 << 20;

    private final Log log = new Log();

    @Test
    void aBatchOfOneMillisecondComesOutInOrderAlsoAfterARestartInItsMiddle() throws Exception {
        List<Event> events = batch();
        StageHarness<Event> before =
                StageHarness.onRocksDb(new EntityStage(StageHarness.plan(true), "terminal"), HELD, Types.EVENT, null);
        for (Event event : events.subList(0, BATCH / 2)) {
            before.send(event);
        }
        OperatorSubtaskState state = before.snapshot(1);
        before.close();
        try (StageHarness<Event> stage = StageHarness.onRocksDb(
                new EntityStage(StageHarness.plan(true), "terminal"), HELD, Types.EVENT, state)) {
            for (Event event : events.subList(BATCH / 2, BATCH)) {
                stage.send(event);
            }
            assertThat(stage.taken()).isEmpty();
            stage.watermark(Feed.START.toEpochMilli());
            assertThat(stage.taken().stream().map(OrderedBufferTest::offset).toList())
                    .containsExactlyElementsOf(events.stream()
                            .map(OrderedBufferTest::offset)
                            .sorted()
                            .toList());
        }
    }

    @Test
    void whatIsWrittenForAnEventDoesNotGrowWithTheBatchAndNothingIsLeftOfIt() throws Exception {
        CountingMap<EventBuffer> buckets =
                new CountingMap<>(buffer -> buffer.events().size());
        CountingMap<EventBuffer> chunks =
                new CountingMap<>(buffer -> buffer.events().size());
        CountingMap<Long> behind = new CountingMap<>(count -> 1);
        OrderedBuffer buffer = new OrderedBuffer(buckets, chunks, behind);
        for (Event event : batch()) {
            buffer.keep(event);
        }
        assertThat(buckets.most()).isEqualTo(OrderedBuffer.CHUNK);
        assertThat(chunks.most()).isEqualTo(OrderedBuffer.CHUNK);
        assertThat(buckets.puts() + chunks.puts()).isEqualTo(BATCH);
        assertThat(buffer.take(
                        Feed.START.toEpochMilli(),
                        StageHarness.plan(true).formats().open()))
                .hasSize(BATCH);
        assertThat(List.of(buckets.isEmpty(), chunks.isEmpty(), behind.isEmpty()))
                .containsOnly(true);
    }

    @Test
    void aBucketOfABuildThatKnewNoChunksComesOutWhole() throws Exception {
        CountingMap<EventBuffer> buckets =
                new CountingMap<>(buffer -> buffer.events().size());
        List<Event> events = batch();
        buckets.put(Feed.START.toEpochMilli(), new EventBuffer(events));
        OrderedBuffer buffer = new OrderedBuffer(
                buckets, new CountingMap<>(one -> one.events().size()), new CountingMap<>(count -> 1));
        assertThat(buffer.take(
                        Feed.START.toEpochMilli(),
                        StageHarness.plan(true).formats().open()))
                .containsExactlyInAnyOrderElementsOf(events)
                .isSortedAccordingTo((one, other) -> Long.compare(offset(one), offset(other)));
    }

    /** In an order of chance; ids rise with the offsets that tell them apart. */
    private List<Event> batch() {
        List<Event> events = IntStream.range(0, BATCH)
                .mapToObj(i -> addressed(Feed.transaction(String.format("t%05d", i), Feed.START, "c" + i, "m1", 100)))
                .collect(Collectors.toList());
        Collections.shuffle(events, new Random(7));
        return events;
    }

    private Event addressed(Transaction transaction) {
        TransactionEvent event = log.read(transaction);
        event.address(Address.ofEntity("m1"));
        return event;
    }

    private static long offset(Event event) {
        return ((TransactionEvent) event).record().offset();
    }
}
