package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The engine and the oracle meet on late events of any lateness in a history of several pages, also of an earlier
 * release.
 */
class WoundBackTest {

    private static final Catalogue CATALOGUE = CatalogueReader.read(
            """
            name: wide windows
            currency: single
            dictionaries: {channel: [chip, online]}
            features:
              - {name: n, entity: customer, aggregate: count, window: 65s}
              - {name: online, entity: customer, aggregate: share, where: "channel = 'online'", window: 30s}
              - {name: sum, entity: customer, aggregate: sum, window: 44s, delay: 20s}
              - {name: deviation, entity: customer, aggregate: standard_deviation, window: 40s, itself: excluded}
              - {name: least, entity: customer, aggregate: min, window: 65s, delay: 3s}
              - {name: most, entity: customer, aggregate: max, where: "channel is missing", window: 40s}
              - {name: few, entity: customer, aggregate: distinct, of: device, exact_up_to: 16, window: 10ms}
              - {name: many, entity: customer, aggregate: distinct, of: device, window: 60s}
              - {name: usual, entity: customer, aggregate: most_frequent, of: channel, window: 39s}
              - {name: first, entity: customer, aggregate: seconds_since_first, window: 45s}
              - {name: last, entity: customer, aggregate: last, of: amount, where: "channel is missing", window: 9s}
              - {name: speed, entity: customer, aggregate: velocity, window: 60s}
              - {name: risk, entity: customer, aggregate: fraud_rate, window: 35s, delay: 5s}
            """);

    /** Each is older than all before, so that the oldest chunk is split again and again. */
    @Test
    void soIsAHistoryThatBeginsWithItsNewestEvent() {
        SideBySide both = new SideBySide(CATALOGUE, Duration.ofSeconds(60), true);
        RandomSteps history = new RandomSteps(new Random(9), both);
        for (int i = 0; i < 1_000; i++) {
            history.step(i, 50_000 - 20L * i, true);
        }
        for (int i = 1_000; i < 1_200; i++) {
            history.step(i, 50_000 - 17L * (i - 1_000), true);
        }
    }

    @Test
    void aHistoryOfSeveralPagesIsExactWhereItDoesNotSayThatItIsPartial() {
        Random random = new Random(5);
        SideBySide both = new SideBySide(CATALOGUE, Duration.ofSeconds(60), true);
        RandomSteps history = new RandomSteps(random, both);
        long newest = 0;
        int most = 0;
        for (int i = 0; i < 80_000; i++) {
            boolean late = random.nextInt(20) == 0;
            long time = late ? newest - random.nextInt(random.nextInt(10) == 0 ? 70_000 : 100) : newest + i % 2;
            newest = Math.max(newest, time);
            if (random.nextInt(30_000) == 0) {
                both.travel(Travel.FROM_AN_EARLIER_RELEASE);
            }
            history.step(i, time, random.nextInt(late ? 80 : 8_000) == 0);
            most = Math.max(most, both.blocks());
        }
        assertThat(most).as("three pages of up to 256 chunks").isGreaterThan(560);
    }
}
