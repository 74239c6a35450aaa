package io.tidemark.training.rows;

import static io.tidemark.training.rows.MinuteOfTraffic.MATURITY;
import static io.tidemark.training.rows.MinuteOfTraffic.RANGE;
import static io.tidemark.training.rows.MinuteOfTraffic.builder;
import static io.tidemark.training.rows.MinuteOfTraffic.label;
import static io.tidemark.training.rows.MinuteOfTraffic.score;
import static io.tidemark.training.rows.MinuteOfTraffic.unlimited;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Verdict;
import io.tidemark.training.rows.MinuteOfTraffic.Event;
import io.tidemark.training.rows.MinuteOfTraffic.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TrainingSetBuilderTest {

    @Property
    void joinEqualsTheSlowJoinWhateverTheOrderOfReading(
            @ForAll(supplier = MinuteOfTraffic.Events.class) List<Event> events,
            @ForAll(supplier = MinuteOfTraffic.Sayings.class) List<Said> said,
            @ForAll Random order) {
        List<Score> scores = new ArrayList<>(IntStream.range(0, events.size())
                .mapToObj(i -> score(i, events.get(i)))
                .toList());
        List<Label> labels =
                new ArrayList<>(said.stream().map(MinuteOfTraffic::label).toList());
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
}
