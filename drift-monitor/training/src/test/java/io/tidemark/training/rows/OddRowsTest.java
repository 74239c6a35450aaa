package io.tidemark.training.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import io.tidemark.training.intake.Intake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * One odd record among many sound ones is left out and counted, and the others are trained on as if it were not there.
 */
class OddRowsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant APPENDED = NOON.plus(Duration.ofHours(2));
    private static final Instant YEAR_9999 = Instant.parse("9999-12-31T23:59:59Z");

    private final List<Score> sound = IntStream.range(0, 150)
            .mapToObj(i -> score("t" + i, i, List.of(i * 1.0, -1.0)).build())
            .toList();
    private final List<Label> labels = IntStream.range(0, 20)
            .mapToObj(i -> Records.label("t" + 7 * i, Verdict.FRAUD, LabelType.CHARGEBACK, NOON.plusSeconds(149)))
            .toList();

    @Example
    void aDecisionThatWasTakenWithoutFeatures() {
        leftOut("left_out_without_features", score -> score.setCatalogueHash("")
                .setVector(List.of())
                .setModelVersion(null)
                .setFlags(List.of("features_timeout")));
        leftOut("left_out_without_features", score -> score.setVector(List.of()));
        leftOut("left_out_without_features", score -> score.setCatalogueHash(""));
    }

    @Example
    void aVectorThatNoTrainerCanTake() {
        leftOut("left_out_incomplete_vector", score -> score.setVector(List.of(1.0)));
        leftOut("left_out_incomplete_vector", score -> score.setVector(List.of(1.0, 2.0, 3.0)));
        leftOut("left_out_infinite_value", score -> score.setVector(List.of(1.0, Double.POSITIVE_INFINITY)));
        leftOut("left_out_infinite_value", score -> score.setVector(List.of(Double.NEGATIVE_INFINITY, 1.0)));
        leftOut("left_out_infinite_value", score -> score.setVector(List.of(1e300, 1.0)));
    }

    @Example
    void aVectorOfAnotherCatalogueThatIsOneInAHundredIsNoChangeOfTheCatalogue() {
        leftOut("left_out_other_catalogue", score -> score.setCatalogueHash("theirs"));
    }

    @Example
    void aTimeThatCannotBeMeant() {
        leftOut("left_out_absurd_time", score -> at(score, YEAR_9999));
        leftOut("left_out_absurd_time", score -> at(score, APPENDED.plusSeconds(3_601)));
        leftOut("left_out_absurd_time", score -> at(score, Instant.parse("1999-12-31T00:00:00Z")));
        leftOut("left_out_absurd_time", score -> at(score, Instant.ofEpochMilli(Long.MIN_VALUE / 4)));
        leftOut("left_out_absurd_time", score -> at(score, YEAR_9999).setLoggedAt(YEAR_9999));
        leftOut("left_out_absurd_time", score -> score.setLoggedAt(NOON.minus(Duration.ofDays(1))));
    }

    @Example
    void aDecisionOfALaterVersion() {
        leftOut("left_out_unknown_decision", score -> score.setDecision(Decision.UNKNOWN));
    }

    @Example
    void whatIsMerelyUnusualIsTrainedOn() {
        for (UnaryOperator<Score.Builder> unusual : List.<UnaryOperator<Score.Builder>>of(
                score -> score.setModelVersion(null).setScore(null).setMargin(null),
                score -> score.setFlags(List.of("no_model", "mixed_currency")),
                score -> score.setVector(List.of(Double.NaN, Double.NaN)),
                score -> score.setMargin(Float.NaN).setBundleSha256("x"),
                score -> score.setLoggedAt(Instant.EPOCH))) {
            Score odd = unusual.apply(score("odd", 60, List.of(1.0, 2.0))).build();
            assertThat(set(with(odd), labels).rows()).hasSize(sound.size() + 1);
        }
        Score.Builder unpaid = score("odd", 60, List.of(1.0, 2.0));
        unpaid.setTransaction(
                Transaction.newBuilder(unpaid.getTransaction()).setAmount(null).build());
        assertThat(set(with(unpaid.build()), labels).rows()).hasSize(sound.size() + 1);
    }

    @Property(tries = 50)
    void ofAnIdThatRepeatsTheFirstInTheLogIsTrainedOnWhateverTheOrderOfReading(@ForAll Random order) {
        List<Score> all = new ArrayList<>(sound);
        all.add(score("t7", 7, List.of(77.0, 77.0))
                .setOrigin(new LogPosition(0, 1L))
                .build());
        all.add(score("t7", 7, List.of(78.0, 78.0))
                .setOrigin(new LogPosition(0, 2L))
                .build());
        all.add(score("t8", 9, List.of(88.0, 88.0)).build());
        Collections.shuffle(all, order);

        TrainingSet set = set(all, labels);

        assertThat(described(set)).isEqualTo(described(set(sound, labels)));
        assertThat(set.counts())
                .containsEntry("left_out_repeated", 3)
                .containsEntry("fraud_chargeback", 20)
                .containsEntry("genuine_matured", 130);
    }

    @Property(tries = 50)
    void repeatedIdsTakeNoRoomOfTheSample(@ForAll Random order) {
        List<Score> all = new ArrayList<>(sound);
        for (int i = 0; i < 500; i++) {
            all.add(score("t8", 8, List.of(1.0, 2.0))
                    .setOrigin(new LogPosition(0, 1L + i))
                    .build());
        }
        Collections.shuffle(all, order);
        RowLimit limit = new RowLimit(60, 5);

        TrainingSet set = builder(limit).build(new HeldTraffic(all, labels, APPENDED));

        assertThat(described(set)).isEqualTo(described(builder(limit).build(new HeldTraffic(sound, labels, APPENDED))));
    }

    @Example
    void aLabelThatCannotBeMeant() {
        said("labels_absurd_observation_time", label("t3", Verdict.FRAUD).setObservedAt(YEAR_9999));
        said("labels_absurd_observation_time", label("t3", Verdict.FRAUD).setObservedAt(Instant.EPOCH));
        said("labels_absurd_event_time", label("t3", Verdict.FRAUD).setEventTime(YEAR_9999));
        said("labels_unknown_verdict", label("t3", Verdict.UNKNOWN));
        said("labels_missing_id", label("", Verdict.FRAUD));
        said("labels_observed_later", label("t3", Verdict.FRAUD).setObservedAt(APPENDED));
    }

    @Example
    void manyCataloguesAreNamedInOneSentenceThatStaysShort() {
        List<Score> all = new ArrayList<>(sound);
        for (int i = 0; i < 1_000; i++) {
            all.add(score("x" + i, 5, List.of(1.0, 2.0))
                    .setCatalogueHash("hash" + i)
                    .build());
        }

        String sentence = set(all, labels).catalogueChange().orElseThrow();

        assertThat(sentence)
                .contains("of 1,001 catalogues", "150 of ours", "and 996 more")
                .hasSizeLessThan(1_000);
    }

    @Example
    void withNothingButOddOnesThereIsNothingToTrainOnAndTheCountsSayWhy() {
        TrainingSet set =
                set(List.of(at(score("odd", 1, List.of(1.0, 2.0)), YEAR_9999).build()), List.of());

        assertThat(set.rows()).isEmpty();
        assertThat(set.counts()).isEqualTo(Map.of("scores", 1, "left_out_absurd_time", 1));
    }

    private void leftOut(String count, UnaryOperator<Score.Builder> odd) {
        Score one = odd.apply(score("odd", 60, List.of(1.0, 2.0))).build();
        List<Label> fraud = Stream.concat(
                        labels.stream(),
                        Stream.of(Records.label("odd", Verdict.FRAUD, LabelType.CHARGEBACK, NOON.plusSeconds(149))))
                .toList();
        for (RowLimit limit : List.of(RowLimit.NONE, new RowLimit(60, 5))) {
            TrainingSet without = builder(limit).build(new HeldTraffic(sound, labels, APPENDED));
            TrainingSet set = builder(limit).build(new HeldTraffic(with(one), fraud, APPENDED));
            assertThat(described(set)).isEqualTo(described(without));
            assertThat(set.counts()).containsEntry(count, 1).containsEntry("scores", sound.size() + 1);
            assertThat(set.catalogueChange()).isEmpty();
        }
    }

    private void said(String count, Label.Builder odd) {
        List<Label> all = Stream.concat(labels.stream(), Stream.of(odd.build())).toList();
        for (RowLimit limit : List.of(RowLimit.NONE, new RowLimit(60, 5))) {
            TrainingSet without = builder(limit).build(new HeldTraffic(sound, labels, APPENDED));
            TrainingSet set = builder(limit).build(new HeldTraffic(sound, all, APPENDED));
            assertThat(described(set)).isEqualTo(described(without));
            assertThat(set.counts()).containsEntry(count, 1).containsEntry("labels", labels.size() + 1);
        }
    }

    private List<Score> with(Score odd) {
        List<Score> all = new ArrayList<>(sound);
        all.add(60, odd);
        return all;
    }

    private static TrainingSet set(List<Score> scores, List<Label> labels) {
        return builder(RowLimit.NONE).build(new HeldTraffic(scores, labels, APPENDED));
    }

    private static TrainingSetBuilder builder(RowLimit limit) {
        return new TrainingSetBuilder("ours", 2, Duration.ZERO, Duration.ofHours(1), limit, Intake.usual());
    }

    private static String described(TrainingSet set) {
        return set.rows().stream()
                        .map(row -> row.transactionId() + row.fraud() + row.weight() + row.vector()[0])
                        .toList()
                + " " + set.maturedUntil() + " "
                + set.catalogues().stream().map(CatalogueStretch::hash).toList();
    }

    private static Score.Builder score(String id, int second, List<Double> vector) {
        return Records.score(id, "c" + second % 7, NOON.plusSeconds(second), vector);
    }

    private static Score.Builder at(Score.Builder score, Instant time) {
        return score.setTransaction(Transaction.newBuilder(score.getTransaction())
                        .setEventTime(time)
                        .build())
                .setLoggedAt(APPENDED);
    }

    private static Label.Builder label(String id, Verdict verdict) {
        return Label.newBuilder(Records.label(id, verdict, LabelType.CHARGEBACK, NOON.plusSeconds(149)));
    }
}
