package io.tidemark.drift.stats.quality.book;

import static io.tidemark.drift.stats.quality.book.Ledger.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.drift.stats.quality.label.LabelKind;
import io.tidemark.drift.stats.quality.label.LabelVerdict;
import io.tidemark.drift.stats.quality.label.Statement;
import io.tidemark.drift.stats.quality.tally.Decided;
import io.tidemark.drift.stats.quality.tally.RandomTraffic;
import io.tidemark.drift.stats.quality.tally.ScoredTransaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class QualityBookTest {

    private interface Arrival {
        void at(Ledger ledger);
    }

    @Property(tries = 40)
    void scoresLabelsAndRevisionsInAnyOrderGiveTheSameFinalReports(@ForAll long seed, @ForAll Random order) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Arrival> arrivals = arrivals(random);
        Ledger inOrder = run(arrivals, new Random(1));
        List<Arrival> shuffled = new ArrayList<>(arrivals);
        Collections.shuffle(shuffled, order);
        Ledger otherwise = run(shuffled, order);

        assertThat(otherwise.newest.toString()).isEqualTo(inOrder.newest.toString());
        assertThat(otherwise.newest.values()).isNotEmpty().allMatch(WindowQuality::matured);
        assertThat(otherwise.book.strays()).isEqualTo(inOrder.book.strays());
    }

    private static List<Arrival> arrivals(SplittableRandom random) {
        List<Arrival> arrivals = new ArrayList<>();
        List<ScoredTransaction> all = RandomTraffic.scored(random, 150, 4, 2);
        for (int i = 0; i < all.size(); i++) {
            String id = "t" + i;
            ScoredTransaction scored = all.get(i);
            if (random.nextInt(20) > 0) {
                arrivals.add(ledger -> ledger.score(id, scored));
            }
            for (int said = random.nextInt(4); said > 0; said--) {
                Statement statement = RandomTraffic.said(random, scored.eventTime());
                arrivals.add(ledger -> ledger.label(id, statement));
            }
        }
        return arrivals;
    }

    /** The book hears of changes in parts, now and then, and is brought through its own bytes. */
    private static Ledger run(List<Arrival> arrivals, Random random) {
        BookRules rules = Ledger.rules(6);
        Ledger ledger = new Ledger(rules);
        for (Arrival arrival : arrivals) {
            arrival.at(ledger);
            if (random.nextInt(15) == 0) {
                ledger.flush();
            }
            if (random.nextInt(40) == 0) {
                List<byte[]> state = ledger.book.state();
                ledger.book = new QualityBook(rules);
                ledger.book.restore(state);
            }
        }
        ledger.tick(11 * DAY);
        return ledger;
    }

    @Example
    void withoutALabelNothingIsGenuineBeforeMaturity() {
        Ledger ledger = new Ledger(Ledger.rules());
        for (int i = 0; i < 50; i++) {
            ledger.score("t" + i, scored(0, 0.1, i));
        }
        WindowQuality young = ledger.tick(3 * DAY).get(0);
        assertThat(young.matured()).isFalse();
        assertThat(young.realised()).isEmpty();
        assertThat(young.estimated().frauds()).isCloseTo(5, within(1e-6));

        ledger.label("t1", new Statement(LabelVerdict.FRAUD, LabelKind.CHARGEBACK, 4 * DAY));
        WindowQuality mature = ledger.tick(8 * DAY).get(0);
        assertThat(mature.matured()).isTrue();
        assertThat(mature.realised().orElseThrow().measured()).isEqualTo(50);
        assertThat(mature.realised().orElseThrow().frauds()).isEqualTo(1);
        assertThat(ledger.tick(9 * DAY)).as("nothing is new").isEmpty();
    }

    @Example
    void aFinalReportIsGivenAgainWhenALabelIsRevisedThatLate() {
        Ledger ledger = new Ledger(Ledger.rules());
        ledger.score("t1", scored(0, 0.4, 1));
        ledger.score("t2", scored(0, 0.2, 2));
        ledger.label("t1", new Statement(LabelVerdict.FRAUD, LabelKind.CUSTOMER, DAY));
        ledger.tick(8 * DAY);
        ledger.label("t1", new Statement(LabelVerdict.WITHDRAWN, LabelKind.CUSTOMER, 9 * DAY));
        WindowQuality revised = ledger.tick(10 * DAY).get(0);
        assertThat(revised.realised().orElseThrow().frauds()).isZero();
        assertThat(revised.counts().withdrawn()).isEqualTo(1);
    }

    @Example
    void oncePartOfTheLabelsIsHereTheRestIsExpectedByTheirDelays() {
        SplittableRandom random = new SplittableRandom(5);
        Ledger ledger = new Ledger(Ledger.rules(10));
        List<long[]> labels = new ArrayList<>();
        int now = 40;
        for (int day = 0; day < now; day++) {
            for (int i = 0; i < 200; i++) {
                ledger.score(day + "-" + i, scored(day * DAY + i, i < 40 ? 0.5 : 0.01, i));
                if (i < 40) {
                    long delay = (long) (8 * DAY * random.nextDouble());
                    labels.add(new long[] {day, i, day * DAY + i + delay});
                }
            }
        }
        for (long[] label : labels) {
            if (label[2] <= now * DAY) {
                ledger.label(
                        label[0] + "-" + label[1], new Statement(LabelVerdict.FRAUD, LabelKind.CHARGEBACK, label[2]));
            }
        }
        ledger.tick(now * DAY);
        WindowQuality half = ledger.newest.get(new WindowKey("m", "", (now - 5) * DAY));
        assertThat(half.matured()).isFalse();
        assertThat(half.labelShare()).isCloseTo(0.56, within(0.1));
        assertThat(half.realised().orElseThrow().frauds()).isCloseTo(40, within(12.0));
        assertThat(half.realised().orElseThrow().ranking().auc()).isGreaterThan(.95);
    }

    @Example
    void maturityCanBeTheDelayByWhichMostLabelsHaveCome() {
        BookRules learnt = new BookRules(
                DAY, 4 * DAY, 0.9, 20 * DAY, 20, 10, 0.03, 0.1, 0.02, 7 * DAY, 20, QualityDetector.BOOTSTRAP);
        Ledger ledger = new Ledger(learnt);
        for (int day = 0; day < 25; day++) {
            for (int i = 0; i < 20; i++) {
                ledger.score(day + "-" + i, scored(day * DAY, 0.5, i));
                if (day < 15) {
                    long observed = day * DAY + (i < 17 ? 2 : 10) * DAY;
                    ledger.label(day + "-" + i, new Statement(LabelVerdict.FRAUD, LabelKind.CHARGEBACK, observed));
                }
            }
        }
        WindowQuality any = ledger.tick(25 * DAY).get(0);
        assertThat(any.maturity() / (double) DAY).isBetween(10.0, 10.7);
    }

    @Example
    void labelsOfUnknownTransactionsWaitAndAreCountedWhenTheyAreGivenUp() {
        Ledger ledger = new Ledger(Ledger.rules());
        Statement said = new Statement(LabelVerdict.FRAUD, LabelKind.ANALYST, DAY);
        ledger.label("late", said);
        ledger.label("never", said);
        ledger.flush();
        assertThat(ledger.book.strays()).containsExactly(2, 0, 0);
        ledger.score("late", scored(0, 0.3, 1));
        ledger.forget("never");
        ledger.tick(8 * DAY);
        assertThat(ledger.book.strays()).containsExactly(0, 1, 0);
        assertThat(ledger.newest
                        .get(new WindowKey("m", "", 0))
                        .realised()
                        .orElseThrow()
                        .frauds())
                .isEqualTo(1);
    }

    @Example
    void contradictoryLabelsFollowThePrecedenceOfTheirKindsAndAreCounted() {
        Ledger ledger = new Ledger(Ledger.rules());
        ledger.score("t", scored(0, 0.3, 1));
        ledger.label("t", new Statement(LabelVerdict.FRAUD, LabelKind.CHARGEBACK, DAY));
        ledger.label("t", new Statement(LabelVerdict.GENUINE, LabelKind.CUSTOMER, 2 * DAY));
        WindowQuality found = ledger.tick(8 * DAY).get(0);
        assertThat(found.counts().contradicted()).isEqualTo(1);
        assertThat(found.counts().labels()).containsOnlyKeys("fraud_chargeback");
    }

    @Example
    void aDriftAlarmIsACaveatOfTheWindowsThatItTouches() {
        Ledger ledger = new Ledger(Ledger.rules());
        ledger.book.driftAlarm("m", true, DAY);
        ledger.book.driftAlarm("m", false, 2 * DAY);
        for (int day = 0; day < 4; day++) {
            ledger.score("t" + day, scored(day * DAY, 0.3, 1));
        }
        ledger.tick(4 * DAY);
        assertThat(ledger.newest.values())
                .extracting(each -> each.caveats().size())
                .containsExactly(1, 2, 1, 1);
    }

    @Example
    void aFieldWithManyValuesCannotFillTheBook() {
        Ledger ledger = new Ledger(Ledger.rules());
        for (int i = 0; i < 300; i++) {
            ledger.score(
                    "t" + i,
                    new ScoredTransaction("m", List.of("terminal_id=" + i), 0, 0.3, Decided.APPROVE, 1, 100, "EUR", i));
            ledger.flush();
        }
        ledger.label("t299", new Statement(LabelVerdict.FRAUD, LabelKind.ANALYST, DAY));
        ledger.tick(8 * DAY);
        assertThat(ledger.newest).hasSize(22);
        WindowQuality others = ledger.newest.get(new WindowKey("m", "terminal_id=(others)", 0));
        assertThat(others.counts().events()).isEqualTo(280);
        assertThat(others.realised().orElseThrow().frauds()).isEqualTo(1);
    }

    private static ScoredTransaction scored(long time, double score, long customer) {
        return new ScoredTransaction("m", List.of(), time, score, Decided.APPROVE, 1, 100, "EUR", customer);
    }
}
