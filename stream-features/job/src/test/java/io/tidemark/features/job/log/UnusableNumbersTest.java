package io.tidemark.features.job.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.catalogue.field.NumberCheck;
import io.tidemark.features.job.Feed;
import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.RecordBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class UnusableNumbersTest {
    private static final Instant APPENDED = Instant.parse("2024-05-05T12:00:00Z");
    private static final String CATALOGUE =
            """
            name: numbers
            numbers: [{name: score, decimals: 2, least: 0, most: 100}]
            features: [{name: score, transform: number, of: numbers.score}]
            """;

    private final Counter undeclared = new SimpleCounter();

    @Test
    void aTransactionWithAnUnusableNumberIsReadAndALetterGoesBesideIt() {
        Event event = read(CATALOGUE, Map.of("score", new Decimal(12_345L, 3)));
        assertThat(event).isInstanceOf(TransactionEvent.class);
        RefusedEvent letter = letters(CATALOGUE, event).get(0);
        assertThat(letter.cause()).isEqualTo("number_decimals");
        assertThat(letter.detail())
                .startsWith("transaction t1 says numbers.score = 12.345, and the catalogue declares 2");
        assertThat(letter.record().partition()).isEqualTo(3);
        assertThat(letter.record().offset()).isEqualTo(17L);
        assertThat(letter.topic()).isEqualTo("transactions");
    }

    @Test
    void eachCauseHasOneLetterHoweverManyNumbersItIsOf() {
        String strict = CATALOGUE + "undeclared_numbers: refuse\n";
        Map<String, Decimal> said =
                Map.of("score", new Decimal(-1L, 0), "a", new Decimal(1L, 0), "b", new Decimal(2L, 0));
        assertThat(letters(strict, read(strict, said)))
                .extracting(RefusedEvent::cause)
                .containsExactly("number_bounds", "number_undeclared");
        assertThat(undeclared.getCount()).isEqualTo(2);
    }

    @Test
    void whoIgnoresOthersCountsThemAndWritesNoLetter() {
        Map<String, Decimal> said = Map.of("score", new Decimal(1L, 0), "a", new Decimal(1L, 0));
        assertThat(letters(CATALOGUE, read(CATALOGUE, said))).isEmpty();
        assertThat(undeclared.getCount()).isEqualTo(1);
    }

    private List<RefusedEvent> letters(String catalogue, Event event) {
        return new UnusableNumbers(check(catalogue), undeclared).letters(event, "transactions");
    }

    private static NumberCheck check(String catalogue) {
        return new NumberCheck(CatalogueReader.read(catalogue).numbers());
    }

    private static Event read(String catalogue, Map<String, Decimal> numbers) {
        Transaction sent = Transaction.newBuilder(Feed.transaction("t1", APPENDED, "c1", "m1", 100))
                .setNumbers(numbers)
                .build();
        Reading reading = new Reading(
                Reading.Kind.TRANSACTIONS,
                new PlainFormats(),
                Duration.ofHours(1),
                RecordBounds.USUAL,
                check(catalogue));
        return reading.open()
                .read(new ConsumerRecord<>(
                        "transactions",
                        3,
                        17,
                        APPENDED.toEpochMilli(),
                        TimestampType.LOG_APPEND_TIME,
                        0,
                        0,
                        null,
                        PlainFormats.encode(sent),
                        new RecordHeaders(),
                        Optional.empty()));
    }
}
