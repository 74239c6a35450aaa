package io.tidemark.features.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.engine.Event;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.TimeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AuditPropertyTest {

    private static final AuditScope ALL = new AuditScope(
            RandomTraffic.CATALOGUE, Instant.MIN, Instant.MAX, Duration.ofDays(180), Duration.ofHours(1), 1_000);

    private static final int RATIO = RandomTraffic.CATALOGUE.featureNames().indexOf("amount_to_mean");

    @Property(tries = 300)
    void whateverTheOrderOfArrivalItExplainsEveryValueThatWasServed(
            @ForAll long seed, @ForAll @IntRange(max = 120) int transactions) {
        Serving serving = inAnyOrder(seed, transactions);
        AuditReport report = report(ALL, serving.scores, serving.labels);
        assertThat(report.unexplained()).isZero();
        assertThat(report.explained()).isEqualTo(report.mismatches());
        assertThat(report.byLabels()).isZero();
        assertThat(report.skipped()).isEmpty();
        assertThat(report.vectors()).isEqualTo(transactions);
    }

    @Property(tries = 100)
    void whatWasServedInEventOrderDoesNotDiffer(@ForAll long seed, @ForAll @IntRange(max = 120) int transactions) {
        Serving serving = new Serving(RandomTraffic.CATALOGUE, TimeMode.ORDERED);
        serve(serving, new RandomTraffic(seed).events(transactions));
        AuditReport report = report(ALL, serving.scores, serving.labels);
        assertThat(report.mismatches()).isZero();
        assertThat(report.vectorsDiffering()).isZero();
        assertThat(report.vectors()).isEqualTo(transactions);
    }

    @Property(tries = 200)
    void aWrongValueIsUnexplainedUnderItsFeaturesNameAndNowhereElse(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int transactions) {
        Serving serving = inAnyOrder(seed, transactions);
        Random random = new Random(seed);
        int place = random.nextInt(transactions);
        int feature = random.nextInt(RandomTraffic.CATALOGUE.features().size());
        Assume.that(!partial(serving.scores.get(place), feature));
        Score tampered = tampered(serving.scores.get(place), feature);
        serving.scores.set(place, tampered);

        AuditReport report = report(ALL, serving.scores, serving.labels);
        assertThat(report.unexplained()).isEqualTo(1);
        assertThat(report.columns().get(feature).unexplained()).isEqualTo(1);
        assertThat(report.columns().get(feature).firstUnexplained())
                .isEqualTo(tampered.getTransaction().getTransactionId());
    }

    @Property(tries = 300)
    void labelsThatWereTakenInInAnotherOrderThanTheyWereAppendedExplainFraudRates(
            @ForAll long seed, @ForAll @IntRange(max = 120) int transactions) {
        Serving serving = inAnyOrder(seed, transactions);
        List<LoggedLabel> waited = serving.labels.stream()
                .map(label -> label.with(label.label(), label.loggedAt().minusMillis(wait(label, seed))))
                .toList();
        AuditReport report = report(ALL, serving.scores, waited);
        assertThat(report.unexplained()).isZero();
        assertThat(report.explained()).isEqualTo(report.mismatches());
    }

    @Property(tries = 100)
    void withoutTheFirstHalfOfTheRecordItSaysWhatItCannotTellAndIsRightAboutTheRest(@ForAll long seed) {
        Serving serving = new Serving(RandomTraffic.CATALOGUE, TimeMode.EAGER);
        serve(serving, nearlyInOrder(seed, 300));
        List<Score> half = serving.scores.subList(150, 300);
        AuditReport report = report(ALL, half, serving.labels);
        assertThat(report.skipped().get(AuditReport.INCOMPLETE_HISTORY)).isPositive();
        assertThat(report.skipped().get(AuditReport.INCOMPLETE_HISTORY) + report.vectors())
                .isEqualTo(150);
        assertThat(report.unexplained()).isZero();
    }

    private static boolean partial(Score score, int feature) {
        return score.getPartialHistory()
                        .containsKey(RandomTraffic.CATALOGUE.featureNames().get(feature))
                || (feature == RATIO && score.getPartialHistory().containsKey("mean_3d"));
    }

    /** The labels of one transaction are in one partition and stay in their order. */
    private static long wait(LoggedLabel label, long seed) {
        return new Random(seed ^ label.label().getTransactionId().hashCode()).nextInt(100);
    }

    private static Serving inAnyOrder(long seed, int transactions) {
        List<Event> events = new RandomTraffic(seed).events(transactions);
        Collections.shuffle(events, new Random(seed));
        Serving serving = new Serving(RandomTraffic.CATALOGUE, TimeMode.EAGER);
        serve(serving, events);
        return serving;
    }

    private static List<Event> nearlyInOrder(long seed, int transactions) {
        List<Event> events = new ArrayList<>(new RandomTraffic(seed).events(transactions));
        Random random = new Random(seed);
        for (int i = 1; i < events.size(); i++) {
            if (random.nextInt(3) == 0) {
                Collections.swap(events, i - 1, i);
            }
        }
        return events;
    }

    private static void serve(Serving serving, List<Event> events) {
        for (Event event : events) {
            if (event.isLabel()) {
                serving.label(event.label());
            } else {
                serving.transaction(event.transaction());
            }
        }
    }

    static AuditReport report(AuditScope scope, List<Score> scores, List<LoggedLabel> labels) {
        Audit audit = new Audit(scope);
        scores.forEach(audit::served);
        labels.forEach(audit::label);
        return audit.report();
    }

    static Score tampered(Score score, int feature) {
        List<Double> vector = new ArrayList<>(score.getVector());
        vector.set(feature, vector.get(feature).isNaN() ? 12_345.5 : Math.nextUp(vector.get(feature)));
        return Score.newBuilder(score).setVector(vector).build();
    }
}
