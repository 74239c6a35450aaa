package io.tidemark.features.job.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.features.job.event.Address;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.OutcomeEvent;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.event.TransactionIdentity;
import io.tidemark.schemas.Decimal;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Whatever an event says comes back, once and once more, and nothing is left behind it. */
class EventSerializerPropertyTest {
    private static final String[] TEXTS = {
        "", "c1", "c2", "ids-7", "\u0000c1", "caf\u00e9", "\u20ac\uD83D\uDE00", "x".repeat(300)
    };
    private static final double[] VALUES = {0, -0.0, 1.5, Double.NaN, Double.MAX_VALUE, Double.NEGATIVE_INFINITY};

    @Property(tries = 2_000)
    void aTransactionComesBack(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        TransactionEvent sent = transaction(random);
        TransactionEvent once = (TransactionEvent) roundTrip(sent);
        // Whether somebody has looked at the key between two shuffles makes no difference.
        if (random.nextBoolean()) {
            assertThat(once.record()).usingRecursiveComparison().isEqualTo(sent.record());
        }
        TransactionEvent twice = (TransactionEvent) roundTrip(once);
        assertSame(twice, sent);
        assertThat(EventFormsTest.hex(twice)).isEqualTo(EventFormsTest.hex(sent));
    }

    @Property(tries = 500)
    void theIdentityThatTravelsIsThatOfTheBytes(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        TransactionEvent sent =
                EventFormsTest.event(EventFormsTest.transaction("t" + random.nextInt(), text(random)), null);
        TransactionIdentity travelled = ((TransactionEvent) roundTrip(sent)).identity();
        sent.identified();
        TransactionEvent without = (TransactionEvent) roundTrip(sent);
        assertThat(without.identity()).isNull();
        assertThat(without.identity(new PlainFormats())).isEqualTo(travelled);
    }

    @Property(tries = 500)
    void labelsOutcomesAndWhatWasRefusedComeBack(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        LogRecord record = record(random);
        for (Event sent : List.of(
                new LabelEvent(record, text(random), text(random), random.nextLong(), random.nextLong(), null),
                new OutcomeEvent(record, text(random), text(random), random.nextLong(), random.nextBoolean(), null),
                new RefusedEvent(record, text(random), text(random), text(random), text(random)))) {
            assertThat(roundTrip(sent)).usingRecursiveComparison().isEqualTo(sent);
        }
    }

    private static TransactionEvent transaction(Random random) {
        LogRecord record = record(random);
        String customer = random.nextBoolean() && record.key() != null ? new String(record.key(), UTF_8) : text(random);
        TransactionIdentity identity = random.nextBoolean()
                ? new TransactionIdentity(
                        random.nextInt(4096),
                        random.nextLong(),
                        random.nextInt(),
                        random.nextBoolean() ? text(random) : null)
                : null;
        String bucket = Address.ofBucket(identity == null ? 7 : identity.bucket());
        String key = List.of(customer, bucket, text(random)).get(random.nextInt(3));
        TransactionEvent event = new TransactionEvent(record, false, customer, random.nextLong(), key, identity);
        event.place = random.nextLong();
        if (random.nextBoolean()) {
            event.number(random.nextInt(1 << 16), random.nextLong());
        }
        if (random.nextBoolean()) {
            event.convertedBefore(
                    random.nextBoolean()
                            ? Map.of()
                            : Map.of("converted.EUR", new Decimal(random.nextLong(), random.nextInt(10))));
        }
        event.late = random.nextBoolean();
        if (random.nextBoolean()) {
            event.refuse(text(random));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            event.flag(text(random));
        }
        event.values = random.doubles(random.nextInt(4))
                .map(any -> VALUES[random.nextInt(VALUES.length)])
                .toArray();
        event.arrivals = random.longs(random.nextInt(3)).toArray();
        event.labels = random.longs(event.arrivals.length).toArray();
        Map<String, Long> partial = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            partial.put(text(random), random.nextLong());
        }
        event.partialHistory = partial;
        return event;
    }

    private static LogRecord record(Random random) {
        byte[] value = new byte[random.nextInt(200)];
        random.nextBytes(value);
        byte[] key = random.nextInt(4) == 0 ? null : text(random).getBytes(UTF_8);
        return new LogRecord(random.nextInt(), random.nextLong(), random.nextLong(), key, value);
    }

    private static String text(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private static void assertSame(TransactionEvent found, TransactionEvent sent) {
        assertThat(found.record()).usingRecursiveComparison().isEqualTo(sent.record());
        assertThat(List.of(found.customer(), found.key(), found.time(), found.place, found.late, found.flags))
                .isEqualTo(List.of(sent.customer(), sent.key(), sent.time(), sent.place, sent.late, sent.flags));
        assertThat(found.lane()).isEqualTo(sent.lane());
        assertThat(found.converted()).isEqualTo(sent.converted());
        assertThat(found.refusal()).isEqualTo(sent.refusal());
        assertThat(found.identity()).isEqualTo(sent.identity());
        assertThat(Arrays.equals(found.values, sent.values)).isTrue();
        assertThat(found.arrivals).isEqualTo(sent.arrivals);
        assertThat(found.labels).isEqualTo(sent.labels);
        assertThat(found.partialHistory).isEqualTo(sent.partialHistory);
    }

    private static Event roundTrip(Event event) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        EventSerializer.INSTANCE.serialize(event, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        Event read = EventSerializer.INSTANCE.deserialize(in);
        assertThat(in.available()).isZero();
        return read;
    }
}
