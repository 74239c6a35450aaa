package io.tidemark.features.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.engine.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MergedFeedTest {

    private static final Mapping OMITS_GENUINE = Mapping.read(
            """
            name: mine
            columns:
              {transaction_id: id, event_time: at, customer_id: c, terminal_id: t, amount: a, fraud: f}
            currency: EUR
            time: epoch_seconds
            fraud_is: ["yes"]
            genuine: omit
            """);

    @Property(tries = 150)
    void transactionsAndLabelsOfAnUnsortedFileComeInEventOrder(
            @ForAll @Size(min = 1, max = 25) List<@IntRange(max = 12) Integer> times,
            @ForAll @IntRange(max = 5) int delay)
            throws IOException {
        StringBuilder csv = new StringBuilder("id,at,c,t,a,f\n");
        for (int i = 0; i < times.size(); i++) {
            csv.append("%d,%d,c,t,1,%s%n".formatted(i, 1_600_000_000 + times.get(i), i % 3 == 0 ? "yes" : "no"));
        }
        Path file = Files.createTempFile("feed", ".csv");
        try {
            Files.writeString(file, csv);
            Duration seconds = Duration.ofSeconds(delay);
            MergedFeed feed = MergedFeed.read(file, OMITS_GENUINE, Optional.of(seconds), MalformedRow.strict());
            List<Event> expected = new ArrayList<>();
            for (Row row : feed.rows()) {
                expected.add(Event.of(row.transaction()));
                new LabelReplay(OMITS_GENUINE, seconds).of(row).ifPresent(label -> expected.add(Event.of(label)));
            }
            Collections.sort(expected);
            List<Event> actual = new ArrayList<>();
            feed.forEach(item -> {
                actual.add(item.event());
                assertThat(item.row().transaction().getTransactionId())
                        .isEqualTo(
                                item.event().isLabel()
                                        ? item.event().label().getTransactionId()
                                        : item.event().transaction().getTransactionId());
            });
            assertThat(actual).isEqualTo(expected).hasSize(times.size() + (times.size() + 2) / 3);
        } finally {
            Files.delete(file);
        }
    }
}
