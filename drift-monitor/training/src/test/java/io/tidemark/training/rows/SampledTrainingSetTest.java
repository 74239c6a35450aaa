package io.tidemark.training.rows;

import static io.tidemark.training.rows.MinuteOfTraffic.MATURITY;
import static io.tidemark.training.rows.MinuteOfTraffic.builder;
import static io.tidemark.training.rows.MinuteOfTraffic.label;
import static io.tidemark.training.rows.MinuteOfTraffic.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Verdict;
import io.tidemark.scoring.model.manifest.Sampling;
import io.tidemark.training.rows.MinuteOfTraffic.Event;
import io.tidemark.training.rows.MinuteOfTraffic.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SampledTrainingSetTest {

    @Property
    void beyondTheLimitAllFraudsAndTheGenuineOnesWithTheLeastLotsStayWhateverTheOrderOfReading(
            @ForAll(supplier = MinuteOfTraffic.Events.class) List<Event> events,
            @ForAll(supplier = MinuteOfTraffic.Sayings.class) List<Said> said,
            @ForAll @IntRange(min = 2, max = 40) int most,
            @ForAll @LongRange(max = 9) long seed,
            @ForAll Random order) {
        List<Score> scores = new ArrayList<>(IntStream.range(0, events.size())
                .mapToObj(i -> score(i, events.get(i)))
                .toList());
        List<Label> labels =
                new ArrayList<>(said.stream().map(MinuteOfTraffic::label).toList());
        RowLimit limit = new RowLimit(most, seed);
        HeldTraffic traffic = new HeldTraffic(scores, labels);
        TrainingSet whole = builder(MATURITY, RowLimit.NONE).build(traffic);
        Optional<TrainingSet> read = built(limit, traffic);
        Collections.shuffle(scores, order);
        Collections.shuffle(labels, order);

        Optional<TrainingSet> again = built(limit, new HeldTraffic(scores, labels));

        assertThat(again.map(SampledTrainingSetTest::described)).isEqualTo(read.map(SampledTrainingSetTest::described));
        if (read.isEmpty()) {
            return; // More frauds than there is room for, which another test looks at.
        }
        TrainingSet set = read.get();
        double share = set.sampling().map(Sampling::share).orElse(1.0);
        assertThat(set.rows()).hasSizeLessThanOrEqualTo(most);
        assertThat(set.rows().stream().map(row -> row.transactionId() + " " + row.weight()))
                .isEqualTo(whole.rows().stream()
                        .filter(row -> row.fraud() || limit.lots().of(row.transactionId()) < share)
                        .map(row ->
                                row.transactionId() + " " + (row.fraud() ? row.weight() : row.weight() * (1 / share)))
                        .toList());
        assertThat(set.catalogues()).isEqualTo(whole.catalogues());
        int leftOut = set.counts().entrySet().stream()
                .filter(count -> count.getKey().startsWith("left_out"))
                .mapToInt(count -> count.getValue())
                .sum();
        assertThat(set.rows().size() + leftOut).isEqualTo(scores.size());
        if (scores.size() <= most) {
            assertThat(described(set)).isEqualTo(described(whole));
        }
    }

    @Example
    void theWeightsOfASampleAddUpToTheTrafficOnAverage() {
        List<Score> scores = IntStream.range(0, 300)
                .mapToObj(i -> score(i, new Event(10, Decision.APPROVE, true, i % 50 == 0 ? 0.25 : null)))
                .toList();
        List<Label> labels = IntStream.range(0, 300)
                .filter(i -> i % 30 == 7)
                .mapToObj(i -> label(new Said(i, Verdict.FRAUD, LabelType.CHARGEBACK, 10)))
                .toList();
        HeldTraffic traffic = new HeldTraffic(scores, labels);
        double sum = 0;
        double ofOddCustomers = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            TrainingSet set = builder(Duration.ZERO, new RowLimit(60, seed)).build(traffic);
            assertThat(set.frauds()).isEqualTo(10);
            assertThat(set.rows()).hasSize(60);
            sum += Weights.sum(set.rows());
            ofOddCustomers += Weights.sum(set.rows().stream()
                    .filter(row -> row.customerId().equals("c1"))
                    .toList());
        }
        // 6 released ones stand for 4 each; the error of the means is some 0.3 %.
        assertThat(sum / 2_000).isCloseTo(318, withinPercentage(1.5));
        assertThat(ofOddCustomers / 2_000).isCloseTo(100 + 6 / 3 * 3, withinPercentage(2.5));
    }

    @Example
    void fraudsThatLeaveNoRoomForOthersAreRefusedWithTheNumbers() {
        HeldTraffic traffic = new HeldTraffic(
                IntStream.range(0, 12)
                        .mapToObj(i -> score(i, new Event(10, Decision.APPROVE, true)))
                        .toList(),
                IntStream.range(0, 6)
                        .mapToObj(i -> label(new Said(i, Verdict.FRAUD, LabelType.CHARGEBACK, 10)))
                        .toList());

        assertThatThrownBy(() -> builder(Duration.ZERO, new RowLimit(10, 1)).build(traffic))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 5 frauds, which all stay, where training.rows is 10");
    }

    private static String described(TrainingSet set) {
        List<String> rows = set.rows().stream()
                .map(row -> row.transactionId() + " " + row.fraud() + " " + row.weight() + " " + row.vector()[0])
                .toList();
        return rows + " " + set.maturedUntil() + " " + set.counts() + " " + set.catalogues() + " " + set.sampling();
    }

    private static Optional<TrainingSet> built(RowLimit limit, HeldTraffic traffic) {
        try {
            return Optional.of(builder(MATURITY, limit).build(traffic));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("frauds, which all stay");
            return Optional.empty();
        }
    }
}
