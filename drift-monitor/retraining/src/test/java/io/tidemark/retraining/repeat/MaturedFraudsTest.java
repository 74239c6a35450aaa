package io.tidemark.retraining.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Verdict;
import io.tidemark.training.intake.Appended;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MaturedFraudsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MATURITY = Duration.ofSeconds(10);
    /** The last training was when event time stood at second 20, and the clock on the wall at second 1000. */
    private static final Attempt LAST =
            new Attempt("m", Optional.empty(), second(1_000), Optional.of(second(20)), 900, 40, false);

    record Said(int transaction, Verdict verdict, int happened, int observed, int appended) {

        Appended<Label> label() {
            Label label = Label.newBuilder()
                    .setTransactionId("t" + transaction)
                    .setVerdict(verdict)
                    .setType(LabelType.CHARGEBACK)
                    .setObservedAt(second(observed))
                    .setEventTime(second(happened))
                    .build();
            return new Appended<>(label, second(appended));
        }
    }

    @Example
    void aFraudThatWasTrainedOnIsNotNewAndOneThatMaturesLaterIs() {
        assertThat(count(20, new Said(1, Verdict.FRAUD, 5, 6, 900))).isZero();
        assertThat(count(24, new Said(1, Verdict.FRAUD, 15, 16, 900))).isZero();
        assertThat(count(25, new Said(1, Verdict.FRAUD, 15, 16, 900))).isOne();
    }

    @Example
    void aFraudBecomesNewWithItsLabelHoweverOldItIs() {
        assertThat(count(20, new Said(1, Verdict.FRAUD, 5, 6, 1_001))).isOne();
        assertThat(count(29, new Said(1, Verdict.FRAUD, 5, 30, 900))).isZero();
        assertThat(count(30, new Said(1, Verdict.FRAUD, 5, 30, 900))).isOne();
    }

    @Example
    void oneTransactionCountsOnceAndOnlyFraudsCount() {
        assertThat(count(
                        90,
                        new Said(1, Verdict.FRAUD, 15, 16, 900),
                        new Said(1, Verdict.FRAUD, 15, 17, 1_001),
                        new Said(2, Verdict.GENUINE, 15, 16, 1_001),
                        new Said(3, Verdict.WITHDRAWN, 15, 16, 1_001)))
                .isOne();
    }

    @Example
    void aLabelThatNamesNoTimeCountsWhenItsTransactionHasSurelyMatured() {
        MaturedFrauds frauds = new MaturedFrauds(LAST, MATURITY);
        Label label = Label.newBuilder(
                        new Said(1, Verdict.FRAUD, 0, 21, 900).label().value())
                .setEventTime(null)
                .build();
        frauds.add(new Appended<>(label, second(900)));

        assertThat(frauds.count(second(30))).isZero();
        assertThat(frauds.count(second(31))).isOne();
    }

    /** New is what a training at the new moment would have among its frauds and the last one had not. */
    @Property
    void theCountIsThatOfTheFraudsOfTwoTrainingsWhateverTheOrder(
            @ForAll("said") List<Said> said, @ForAll @IntRange(min = 20, max = 60) int newest, @ForAll Random order) {
        Set<Integer> known = fraudsOf(said, 20, 1_000);
        Set<Integer> fresh = new HashSet<>(fraudsOf(said, newest, Integer.MAX_VALUE));
        fresh.removeAll(known);
        Collections.shuffle(said, order);

        long count = count(newest, said.toArray(Said[]::new));

        // What is said again of a known fraud may count as news, never the other way round.
        assertThat(count).isGreaterThanOrEqualTo(fresh.size());
        assertThat(count)
                .isLessThanOrEqualTo(fraudsOf(said, newest, Integer.MAX_VALUE).size());
        if (said.stream().mapToInt(Said::transaction).distinct().count() == said.size()) {
            assertThat(count).isEqualTo(fresh.size());
        }
    }

    @Example
    void moreIsNeededAfterALargerComparison() {
        RepeatRules rules = new RepeatRules(20, 0.1);

        assertThat(rules.needed(0)).isEqualTo(20);
        assertThat(rules.needed(200)).isEqualTo(20);
        assertThat(rules.needed(201)).isEqualTo(21);
        assertThat(rules.needed(10_000)).isEqualTo(1_000);
    }

    private static Set<Integer> fraudsOf(List<Said> said, int newest, int appended) {
        Set<Integer> frauds = new HashSet<>();
        for (Said each : said) {
            if (each.verdict() == Verdict.FRAUD
                    && each.appended() <= appended
                    && each.observed() <= newest
                    && each.happened() + 10 <= newest) {
                frauds.add(each.transaction());
            }
        }
        return frauds;
    }

    private static long count(int newest, Said... said) {
        MaturedFrauds frauds = new MaturedFrauds(LAST, MATURITY);
        for (Said each : said) {
            frauds.add(each.label());
        }
        return frauds.count(second(newest));
    }

    @Provide
    Arbitrary<List<Said>> said() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.of(Verdict.FRAUD, Verdict.FRAUD, Verdict.GENUINE),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(900, 1_100))
                .as(Said::new)
                .list()
                .ofMaxSize(25);
    }

    private static Instant second(int second) {
        return NOON.plusSeconds(second);
    }
}
