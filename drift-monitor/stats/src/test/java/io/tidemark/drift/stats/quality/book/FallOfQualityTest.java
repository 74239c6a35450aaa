package io.tidemark.drift.stats.quality.book;

import static io.tidemark.drift.stats.quality.book.Ledger.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.drift.stats.quality.label.LabelKind;
import io.tidemark.drift.stats.quality.label.LabelVerdict;
import io.tidemark.drift.stats.quality.label.Statement;
import io.tidemark.drift.stats.quality.tally.Decided;
import io.tidemark.drift.stats.quality.tally.ScoredTransaction;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FallOfQualityTest {
    private static final int MATURITY = 7;

    /**
     * 3,000 transactions a day with calibrated scores; from a day on the labels no longer follow the scores, the scores
     * as before.
     */
    private static Ledger days(int days, int flipped, long seed, QualityDetector detector) {
        SplittableRandom random = new SplittableRandom(seed);
        Ledger ledger = new Ledger(Ledger.rules(MATURITY, detector));
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < 3_000; i++) {
                String id = day + "-" + i;
                double score = 1 / (1 + Math.exp(5.5 - 2 * random.nextGaussian()));
                long time = day * DAY + (long) (random.nextDouble() * DAY);
                ledger.score(
                        id,
                        new ScoredTransaction(
                                "m", List.of(), time, score, Decided.APPROVE, 1, 100, "EUR", random.nextInt(900)));
                double truth = day < flipped ? score : 0.025;
                if (random.nextDouble() < truth) {
                    long delay = (long) (random.nextDouble() * 6 * DAY);
                    ledger.label(id, new Statement(LabelVerdict.FRAUD, LabelKind.CHARGEBACK, time + delay));
                }
            }
            ledger.tick((day + 1) * DAY);
        }
        return ledger;
    }

    @ParameterizedTest
    @EnumSource
    void labelsThatFlipWithTheirInputsUnchangedAreFoundWithinTwoMaturedWindows(QualityDetector detector) {
        Ledger ledger = days(36, 24, 3, detector);
        assertThat(ledger.alarms).isNotEmpty();
        QualityAlarm alarm = ledger.alarms.get(0);
        assertThat(alarm.raised()).isTrue();
        assertThat(alarm.ask()).isTrue();
        assertThat(alarm.windowStart() / DAY).isBetween(24L, 25L);
        assertThat(alarm.now()).isLessThan(alarm.limit());

        // Whoever takes the scores at their word sees nothing, and says from then on that they cannot be taken at it.
        WindowQuality estimated = ledger.newest.get(new WindowKey("m", "", 35 * DAY));
        WindowQuality before = ledger.newest.get(new WindowKey("m", "", 20 * DAY));
        assertThat(estimated.estimated().ranking().auc())
                .isCloseTo(before.estimated().ranking().auc(), within(.03));
        assertThat(estimated.caveats()).anyMatch(caveat -> caveat.contains("off by"));
        assertThat(before.caveats()).isEmpty();
        assertThat(before.record().aucMeanAbsolute()).isLessThan(.03);
    }

    @ParameterizedTest
    @EnumSource
    void aRetrainingIsAskedForOncePerCooldownWhileQualityStaysLow(QualityDetector detector) {
        Ledger ledger = days(46, 24, 4, detector);
        List<Long> asked = ledger.alarms.stream()
                .filter(QualityAlarm::ask)
                .map(alarm -> alarm.windowStart() / DAY)
                .toList();
        assertThat(asked).hasSizeBetween(2, 3);
        for (int i = 1; i < asked.size(); i++) {
            assertThat(asked.get(i) - asked.get(i - 1)).isGreaterThanOrEqualTo(7);
        }
        assertThat(ledger.alarms.stream().filter(QualityAlarm::news)).hasSize(1);
    }
}
