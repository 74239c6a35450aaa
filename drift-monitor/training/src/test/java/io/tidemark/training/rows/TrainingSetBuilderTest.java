package io.tidemark.training.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Verdict;
import io.tidemark.scoring.model.manifest.Sampling;
import io.tidemark.training.intake.Intake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class TrainingSetBuilderTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration MATURITY = Duration.ofSeconds(10);
    private static final Duration RANGE = Duration.ofSeconds(20);

    record Event(int second, Decision decision, boolean ourCatalogue, Double released) {

        Event(int second, Decision decision, boolean ourCatalogue) {
            this(second, decision, ourCatalogue, null);
        }
    }

    record Said(int transaction, Verdict verdict, LabelType type, int second) {}

    @Property
    void joinEqualsTheSlowJoinWhateverTheOrderOfReading(
            @ForAll("events") List<Event> events, @ForAll("said") List<Said> said, @ForAll Random order) {
        List<Score> scores = new ArrayList<>(IntStream.range(0, events.size())
                .mapToObj(i -> score(i, events.get(i)))
                .toList());
        List<Label> labels =
                new ArrayList<>(said.stream().map(TrainingSetBuilderTest::label).toList());
        List<String> expected = slowJoin(scores, labels);
        Collections.shuffle(scores, order);
        Collections.shuffle(labels, order);

        TrainingSet set = builder(MATURITY, RowLimit.NONE).build(new HeldTraffic(scores, labels));

        assertThat(set.rows().stream()
                        .map(row -> row.transactionId() + (row.fraud() ? " fraud " : " genuine ") + row.weight()))
                .isEqualTo(expected);
        int kept = set.rows().size();
        int leftOut = set.counts().entrySet().stream()
                .filter(count -> count.getKey().startsWith("left_out"))
                .mapToInt(count -> count.getValue())
                .sum();
        assertThat(kept + leftOut).isEqualTo(scores.size());
    }

    @Example
    void theVectorIsTheOneThatWasServed() {
        HeldTraffic traffic = new HeldTraffic(score(7, new Event(1, Decision.APPROVE, true)));

        assertThat(unlimited(traffic).rows().get(0).vector()).containsExactly(7.0);
    }

    @Example
    void theManifestsCountsSayWhereEveryRowCameFrom() {
        TrainingSet set = unlimited(new HeldTraffic(
                List.of(
                        score(1, new Event(10, Decision.APPROVE, true)),
                        score(2, new Event(10, Decision.DECLINE, true)),
                        score(3, new Event(10, Decision.DECLINE, true)),
                        score(4, new Event(10, Decision.APPROVE, true, 0.05)),
                        score(5, new Event(10, Decision.APPROVE, false))),
                List.of(
                        label(new Said(2, Verdict.FRAUD, LabelType.ANALYST, 9)),
                        label(new Said(1, Verdict.FRAUD, LabelType.CHARGEBACK, 11)))));

        assertThat(set.counts())
                .containsEntry("genuine_matured", 1)
                .containsEntry("declined_fraud_analyst", 1)
                .containsEntry("left_out_declined", 1)
                .containsEntry("released_genuine_matured", 1)
                .containsEntry("labels_observed_later", 1)
                .containsEntry("left_out_other_catalogue", 1);
        assertThat(set.rows()).extracting(TrainingRow::weight).containsExactly(1.0, 1.0, 20.0);
        assertThat(set.catalogueChange().orElseThrow()).contains("4 of ours").contains("1 of theirs");
    }

    @Example
    void aReleaseWithNoProbabilityStandsForItselfAlone() {
        HeldTraffic traffic = new HeldTraffic(score(1, new Event(10, Decision.APPROVE, true, 0.0)));

        assertThat(unlimited(traffic).rows()).extracting(TrainingRow::weight).containsExactly(1.0);
    }

    @Example
    void thatNoLabelFoundItsTransactionIsSaid() {
        List<Score> scores = List.of(score(1, new Event(10, Decision.APPROVE, true)));
        Label late = label(new Said(1, Verdict.FRAUD, LabelType.CHARGEBACK, 11));
        Label stranger = label(new Said(7, Verdict.FRAUD, LabelType.CHARGEBACK, 9));
        Label known = label(new Said(1, Verdict.FRAUD, LabelType.CHARGEBACK, 9));

        assertThat(unlimited(new HeldTraffic(scores, List.of(stranger, late)))
                        .noLabelMatched()
                        .orElseThrow())
                .contains("none of the 1 labels has the id of a scored transaction");
        assertThat(unlimited(new HeldTraffic(scores, List.of(stranger, known))).noLabelMatched())
                .isEmpty();
        assertThat(unlimited(new HeldTraffic(scores, List.of(late))).noLabelMatched())
                .isEmpty();
    }

    @Example
    void withoutScoresThereIsNothingToTrainOn() {
        assertThat(unlimited(new HeldTraffic(List.of(), List.of())).rows()).isEmpty();
    }

    @Property
    void beyondTheLimitAllFraudsAndTheGenuineOnesWithTheLeastLotsStayWhateverTheOrderOfReading(
            @ForAll("events") List<Event> events,
            @ForAll("said") List<Said> said,
            @ForAll @IntRange(min = 2, max = 40) int most,
            @ForAll @LongRange(max = 9) long seed,
            @ForAll Random order) {
        List<Score> scores = new ArrayList<>(IntStream.range(0, events.size())
                .mapToObj(i -> score(i, events.get(i)))
                .toList());
        List<Label> labels =
                new ArrayList<>(said.stream().map(TrainingSetBuilderTest::label).toList());
        RowLimit limit = new RowLimit(most, seed);
        HeldTraffic traffic = new HeldTraffic(scores, labels);
        TrainingSet whole = builder(MATURITY, RowLimit.NONE).build(traffic);
        Optional<TrainingSet> read = built(limit, traffic);
        Collections.shuffle(scores, order);
        Collections.shuffle(labels, order);

        Optional<TrainingSet> again = built(limit, new HeldTraffic(scores, labels));

        assertThat(again.map(TrainingSetBuilderTest::described)).isEqualTo(read.map(TrainingSetBuilderTest::described));
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

    private static TrainingSet unlimited(HeldTraffic traffic) {
        return builder(Duration.ZERO, RowLimit.NONE).build(traffic);
    }

    private static TrainingSetBuilder builder(Duration maturity, RowLimit limit) {
        return new TrainingSetBuilder("ours", 1, maturity, RANGE, limit, Intake.usual());
    }

    /** For each score look through all labels, as one would by hand. */
    private static List<String> slowJoin(List<Score> scores, List<Label> labels) {
        Instant newest = scores.stream()
                .map(s -> s.getTransaction().getEventTime())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        List<Score> inOrder = new ArrayList<>(scores);
        inOrder.sort(Comparator.comparing((Score s) -> s.getTransaction().getEventTime())
                .thenComparing(s -> s.getTransaction().getTransactionId()));
        List<String> rows = new ArrayList<>();
        for (Score score : inOrder) {
            Instant time = score.getTransaction().getEventTime();
            boolean mature = !time.plus(MATURITY).isAfter(newest);
            boolean inRange = time.plus(MATURITY).plus(RANGE).isAfter(newest);
            if (!score.getCatalogueHash().equals("ours") || !mature || !inRange) {
                continue;
            }
            Label last = inForce(labels, score.getTransaction().getTransactionId(), newest);
            boolean labelled = last != null;
            boolean seen =
                    labelled && (last.getType() == LabelType.ANALYST || last.getType() == LabelType.EARLY_WARNING);
            if (score.getDecision() != Decision.DECLINE || seen) {
                boolean fraud = labelled && last.getVerdict() == Verdict.FRAUD;
                Double released = score.getReleasePropensity();
                rows.add(score.getTransaction().getTransactionId()
                        + (fraud ? " fraud " : " genuine ")
                        + (released == null ? 1.0 : 1 / released));
            }
        }
        return rows;
    }

    /** The newest of the highest precedence that has not been withdrawn; null if there is none. */
    private static Label inForce(List<Label> labels, String transactionId, Instant until) {
        List<Set<LabelType>> precedences = List.of(
                Set.of(LabelType.CHARGEBACK, LabelType.ANALYST),
                Set.of(LabelType.CUSTOMER),
                Set.of(LabelType.EARLY_WARNING),
                Set.of(LabelType.UNKNOWN));
        for (Set<LabelType> types : precedences) {
            Label last = null;
            for (Label label : labels) {
                if (label.getTransactionId().equals(transactionId)
                        && types.contains(label.getType())
                        && label.getVerdict() != Verdict.UNKNOWN
                        && !label.getObservedAt().isAfter(until)
                        && (last == null || compare(label, last) > 0)) {
                    last = label;
                }
            }
            if (last != null && last.getVerdict() != Verdict.WITHDRAWN) {
                return last;
            }
        }
        return null;
    }

    private static int compare(Label a, Label b) {
        return Comparator.comparing(Label::getObservedAt)
                .thenComparing(Label::getVerdict)
                .thenComparing(Label::getType)
                .compare(a, b);
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.of(Decision.APPROVE, Decision.REVIEW, Decision.DECLINE),
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.of(0.01, 0.25, 1.0).injectNull(0.7))
                .as(Event::new)
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Said>> said() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of(Verdict.class),
                        Arbitraries.of(LabelType.class),
                        Arbitraries.integers().between(0, 70))
                .as(Said::new)
                .list()
                .ofMaxSize(60);
    }

    private static Score score(int id, Event event) {
        return Records.score("t" + id, "c" + id % 3, MIDNIGHT.plusSeconds(event.second()), List.of((double) id))
                .setCatalogueHash(event.ourCatalogue() ? "ours" : "theirs")
                .setDecision(event.decision())
                .setReleasePropensity(event.released())
                .build();
    }

    private static Label label(Said said) {
        return Records.label(
                "t" + said.transaction(), said.verdict(), said.type(), MIDNIGHT.plusSeconds(said.second()));
    }
}
