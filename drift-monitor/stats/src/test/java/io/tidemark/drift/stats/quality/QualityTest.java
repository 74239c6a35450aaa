package io.tidemark.drift.stats.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QualityTest {
    @Test
    void theTextbookExampleHasItsPublishedValues() {
        double[] scores = {0.1, 0.4, 0.35, 0.8};
        boolean[] frauds = {false, false, true, true};
        assertThat(AucRoc.of(scores, frauds)).isEqualTo(0.75);
        assertThat(AveragePrecision.of(scores, frauds)).isCloseTo(0.8333333333, within(1e-9));
    }

    @Property
    void aucEqualsTheShareOfWonPairs(@ForAll @Size(min = 2, max = 40) List<@IntRange(max = 15) Integer> drawn) {
        double[] scores = drawn.stream().mapToDouble(each -> each / 3).toArray();
        boolean[] frauds = frauds(drawn);
        double won = 0;
        int pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (frauds[i] && !frauds[j]) {
                    pairs++;
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        if (pairs == 0) {
            assertThat(AucRoc.of(scores, frauds)).isNaN();
        } else {
            assertThat(AucRoc.of(scores, frauds)).isCloseTo(won / pairs, within(1e-12));
        }
    }

    @Property
    void averagePrecisionEqualsTheSumOverThresholds(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 15) Integer> drawn) {
        double[] scores = drawn.stream().mapToDouble(each -> each / 3).toArray();
        boolean[] frauds = frauds(drawn);
        long positives =
                IntStream.range(0, frauds.length).filter(i -> frauds[i]).count();
        double expected = 0;
        double recall = 0;
        for (int threshold = 5; threshold >= 0; threshold--) {
            double at = threshold;
            long flagged = IntStream.range(0, scores.length)
                    .filter(i -> scores[i] >= at)
                    .count();
            long hits = IntStream.range(0, scores.length)
                    .filter(i -> scores[i] >= at && frauds[i])
                    .count();
            double newRecall = (double) hits / positives;
            expected += flagged == 0 ? 0 : (newRecall - recall) * hits / flagged;
            recall = newRecall;
        }
        if (positives == 0) {
            assertThat(AveragePrecision.of(scores, frauds)).isNaN();
        } else {
            assertThat(AveragePrecision.of(scores, frauds)).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void aDetectedCardIsLeftOutOfLaterDays() {
        List<ScoredCard> rows = List.of(
                new ScoredCard("a", 1, true, 0.9),
                new ScoredCard("b", 1, false, 0.8),
                new ScoredCard("a", 2, true, 0.9),
                new ScoredCard("c", 2, true, 0.3),
                new ScoredCard("c", 2, false, 0.5));
        CardPrecision precision = CardPrecision.at(1, rows);
        assertThat(precision.hitsPerDay()).containsExactly(1, 1);
        assertThat(precision.value()).isEqualTo(1.0);
    }

    private static boolean[] frauds(List<Integer> drawn) {
        boolean[] frauds = new boolean[drawn.size()];
        for (int i = 0; i < frauds.length; i++) {
            frauds[i] = (drawn.get(i) * 7 + i) % 3 == 0;
        }
        return frauds;
    }
}
