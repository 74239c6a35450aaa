package io.tidemark.features.job.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.job.Feed;
import io.tidemark.features.job.Log;
import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.state.EventSerializer;
import io.tidemark.features.job.state.Types;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/**
 * What is held of keys is never missed: on RocksDB, with room for any number of keys and a restart from a snapshot
 * anywhere, every stage says what it says on the heap, where nothing is held.
 */
class HeldStateTest {
    private static final int TRANSACTIONS = 700;
    private static final int MOST_SWAPPED = 40;
    private static final PlainFormats FORMATS = new PlainFormats();

    @Property(tries = 6)
    void numbers(@ForAll long seed, @ForAll @IntRange(min = 0, max = 12) int room) throws Exception {
        check(
                () -> new NumberingStage(StageHarness.plan(false)),
                Types.EVENT,
                HeldStateTest::bytes,
                feed(seed, 30, event -> event instanceof TransactionEvent ? event : null),
                512L * room,
                seed);
    }

    @Property(tries = 6)
    void ids(@ForAll long seed, @ForAll boolean ordered, @ForAll @IntRange(min = 0, max = 12) int room)
            throws Exception {
        Log log = new Log();
        List<Event> events = feed(seed, 30, event -> toIdentity(event, log));
        // Some are sent twice.
        events.addAll(events.size() / 2, copies(events.subList(0, 100)));
        check(
                () -> new IdentityStage(StageHarness.plan(ordered, Duration.ofDays(2))),
                Types.EVENT,
                HeldStateTest::bytes,
                events,
                (long) IdIndex.BUCKET_BYTES * room,
                seed);
    }

    @Property(tries = 6)
    void terminals(@ForAll long seed, @ForAll boolean ordered, @ForAll @IntRange(min = 0, max = 40) int room)
            throws Exception {
        check(
                () -> new EntityStage(StageHarness.plan(ordered), "terminal"),
                Types.EVENT,
                HeldStateTest::bytes,
                shuffled(feed(seed, 4, HeldStateTest::toTerminal), seed),
                (long) Answerer.HEAD_BYTES * room,
                seed);
    }

    @Property(tries = 6)
    void customers(@ForAll long seed, @ForAll boolean ordered, @ForAll @IntRange(min = 0, max = 40) int room)
            throws Exception {
        Map<String, Long> places = new HashMap<>();
        List<Event> events = feed(seed, 4, event -> {
            if (event instanceof TransactionEvent transaction) {
                long place = places.merge(transaction.customer(), 1L, Long::sum);
                if (ordered) {
                    transaction.place = place;
                } else {
                    transaction.number(lane(transaction.customer()), place);
                }
                return transaction;
            }
            return null;
        });
        check(
                () -> new CustomerStage(StageHarness.plan(ordered)),
                Types.FEATURE_RECORD,
                Object::toString,
                shuffled(events, seed),
                (long) Answerer.HEAD_BYTES * room,
                seed);
    }

    /** One that lies in the key group of the customer, of which the harness has one. */
    private static int lane(String customer) {
        return customer.hashCode() & 0xFF;
    }

    private static <T> void check(
            Supplier<KeyedProcessFunction<String, Event, T>> stage,
            TypeInformation<T> out,
            Function<T, String> said,
            List<Event> events,
            long room,
            long seed)
            throws Exception {
        List<String> expected = new ArrayList<>();
        try (StageHarness<T> heap = StageHarness.onHeap(stage.get(), out)) {
            for (Event event : copies(events)) {
                heap.send(event);
            }
            heap.watermark(Long.MAX_VALUE - 1);
            take(heap, said, expected);
        }
        Random random = new Random(seed);
        List<String> answers = new ArrayList<>();
        StageHarness<T> held = StageHarness.onRocksDb(stage.get(), Math.max(1, room), out, null);
        try {
            int next = random.nextInt(events.size());
            for (Event event : copies(events)) {
                held.send(event);
                if (next-- == 0) {
                    next = random.nextInt(events.size());
                    take(held, said, answers);
                    OperatorSubtaskState state = held.snapshot(1);
                    held.close();
                    held = StageHarness.onRocksDb(stage.get(), Math.max(1, room), out, state);
                }
            }
            held.watermark(Long.MAX_VALUE - 1);
            take(held, said, answers);
        } finally {
            held.close();
        }
        assertThat(expected).isNotEmpty();
        // Timers of one moment ring in any order of their keys; what one key's order is the answers say themselves.
        assertThat(answers.stream().sorted().toList())
                .isEqualTo(expected.stream().sorted().toList());
    }

    private static <T> void take(StageHarness<T> stage, Function<T, String> said, List<String> to) {
        stage.refused().forEach(refused -> to.add(refused.detail()));
        stage.taken().forEach(answer -> to.add(said.apply(answer)));
    }

    /** @param to says how an event comes to the stage; null if it does not */
    private static List<Event> feed(long seed, int keys, Function<Event, Event> to) {
        List<Event> events = new ArrayList<>();
        Feed feed = Feed.random(seed, TRANSACTIONS, keys, keys);
        for (Event event : new Log().read(feed.events())) {
            Event coming = to.apply(event);
            if (coming != null) {
                events.add(coming);
            }
        }
        return events;
    }

    /** Some come later than they stand, so that there is something late and something that waits. */
    private static List<Event> shuffled(List<Event> events, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < events.size(); i += 1 + random.nextInt(10)) {
            int other = Math.min(events.size() - 1, i + random.nextInt(MOST_SWAPPED));
            events.set(i, events.set(other, events.get(i)));
        }
        return events;
    }

    /** Every third label is of a transaction that never comes, and goes to the dead letters beyond the horizon. */
    private static Event toIdentity(Event event, Log log) {
        if (event instanceof LabelEvent label) {
            boolean matched = event.record().offset() % 3 > 0;
            LabelEvent coming = matched
                    ? label
                    : log.read(Label.newBuilder()
                            .setTransactionId("x" + label.label().getTransactionId())
                            .setVerdict(Verdict.FRAUD)
                            .setType(LabelType.CHARGEBACK)
                            .setObservedAt(label.label().getObservedAt())
                            .build());
            String key = fewBuckets(coming.label().getTransactionId());
            return new LabelEvent(coming.record(), "", key, coming.time(), coming.eventTime(), coming.label());
        }
        TransactionEvent transaction = (TransactionEvent) event;
        transaction.address(fewBuckets(transaction.transaction(FORMATS).getTransactionId()));
        return transaction;
    }

    /** So few that ids of a bucket are looked at, and forgotten, often. */
    private static String fewBuckets(String id) {
        return "ids-" + Math.floorMod(id.hashCode(), 20);
    }

    private static Event toTerminal(Event event) {
        if (event instanceof LabelEvent label) {
            return label.addressedTo(
                    "terminal",
                    label.label().getTerminalId(),
                    label.time(),
                    label.label().getEventTime().toEpochMilli());
        }
        TransactionEvent transaction = (TransactionEvent) event;
        transaction.address(transaction.transaction(FORMATS).getTerminalId());
        return transaction;
    }

    /** Stages change what they are given. */
    private static List<Event> copies(List<Event> events) {
        return events.stream().map(EventSerializer.INSTANCE::copy).toList();
    }

    private static String bytes(Event event) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(256);
            EventSerializer.INSTANCE.serialize(event, out);
            return java.util.HexFormat.of().formatHex(out.getCopyOfBuffer());
        } catch (IOException e) {
            throw new IllegalStateException("an event cannot be written", e);
        }
    }
}
