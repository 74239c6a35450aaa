package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The engine and the oracle meet on a history of more chunks than a page of the directory lists. */
class ManyChunksTest {

    @Test
    void aHistoryOfMoreChunksThanAPageListsIsExactAndLeavesNothingBehind() {
        Catalogue catalogue = CatalogueReader.read(
                """
                name: wide windows
                currency: single
                dictionaries: {channel: [chip, online]}
                features:
                  - {name: n, entity: customer, aggregate: count, window: 45s}
                  - {name: others, entity: customer, aggregate: count, window: 20s, delay: 20s}
                  - {name: online, entity: customer, aggregate: share, where: "channel = 'online'", window: 30s}
                  - {name: sum, entity: customer, aggregate: sum, window: 44s}
                  - {name: deviation, entity: customer, aggregate: standard_deviation, window: 40s, itself: excluded}
                  - {name: least, entity: customer, aggregate: min, window: 3s, delay: 30s}
                  - {name: most, entity: customer, aggregate: max, window: 40s}
                  - {name: devices, entity: customer, aggregate: distinct, of: device, window: 40s}
                  - {name: few, entity: customer, aggregate: distinct, of: device, exact_up_to: 16, window: 10ms}
                  - {name: usual, entity: customer, aggregate: most_frequent, of: channel, window: 39s}
                  - {name: first, entity: customer, aggregate: seconds_since_first, window: 45s}
                  - {name: last, entity: customer, aggregate: last, of: amount, where: "channel is missing", window: 9s}
                  - {name: risk, entity: customer, aggregate: fraud_rate, window: 35s, delay: 5s}
                """);
        Random random = new Random(8);
        SideBySide both = new SideBySide(catalogue, Duration.ofSeconds(10), true);
        RandomSteps history = new RandomSteps(random, both);
        long newest = 0;
        int most = 0;
        for (int i = 0; i < 42_000; i++) {
            boolean late = random.nextInt(20) == 0;
            long time =
                    late ? newest - random.nextInt(random.nextInt(10) == 0 ? 2_000 : 100) : newest + random.nextInt(3);
            newest = Math.max(newest, time);
            history.step(i, time, random.nextInt(late ? 60 : 1_200) == 0);
            most = Math.max(most, both.blocks());
        }
        assertThat(most).as("chunks of 128 rows").isGreaterThan(320);
        both.transaction(history.payment().at("after a quiet gap", newest + 60_000), true);
        assertThat(both.blocks()).isZero();
    }
}
