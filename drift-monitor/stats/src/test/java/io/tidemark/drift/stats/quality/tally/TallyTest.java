package io.tidemark.drift.stats.quality.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.drift.stats.quality.AucRoc;
import io.tidemark.drift.stats.quality.AveragePrecision;
import io.tidemark.drift.stats.quality.CalibrationQuality;
import io.tidemark.drift.stats.quality.CardPrecision;
import io.tidemark.drift.stats.quality.ScoredCard;
import io.tidemark.drift.stats.quality.label.LabelKind;
import io.tidemark.drift.stats.quality.label.LabelTrail;
import io.tidemark.drift.stats.quality.label.LabelVerdict;
import io.tidemark.drift.stats.quality.label.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TallyTest {
    private static final int K = 20;

    /**
     * A mature window whose frauds are all labelled: every figure by its slow definition over the transactions
     * themselves.
     */
    @Property(tries = 150)
    void figuresAreThoseOfTheExactDefinitionsWithinTheirBounds(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 800) int count) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = new double[count];
        boolean[] frauds = new boolean[count];
        List<ScoredCard> cards = new ArrayList<>();
        Tally tally = new Tally(K);
        double loss = 0;
        for (int i = 0; i < count; i++) {
            scores[i] = Math.pow(random.nextDouble(), 3) * 0.999 + 0.0005;
            frauds[i] = random.nextDouble() < scores[i];
            long customer = random.nextInt(count / 2 + 1);
            ScoredTransaction scored = approved(scores[i], customer);
            new HeldTransaction(Optional.of(scored), trail(frauds[i]), 0)
                    .changedFrom(HeldTransaction.UNKNOWN, segment -> tally);
            cards.add(new ScoredCard(String.format("%05d", customer), 0, frauds[i], scores[i]));
            loss -= Math.log(frauds[i] ? scores[i] : 1 - scores[i]) / count;
        }
        Realised realised = Realised.of(tally, K, 1);
        assertClose(
                realised.ranking().auc(),
                AucRoc.of(scores, frauds),
                realised.ranking().aucBound());
        assertClose(
                realised.ranking().averagePrecision(),
                AveragePrecision.of(scores, frauds),
                realised.ranking().averagePrecisionBound());
        CalibrationQuality exact = CalibrationQuality.of(scores, frauds);
        assertThat(realised.brier()).isCloseTo(exact.brier(), within(1e-7));
        assertThat(realised.logLoss()).isCloseTo(loss, within(1e-7));
        assertThat(realised.cardPrecision())
                .isEqualTo(CardPrecision.at(K, cards).value());
        assertThat(realised.measured()).isEqualTo(count);
    }

    private static void assertClose(double binned, double exact, double bound) {
        if (Double.isNaN(exact)) {
            assertThat(binned).isNaN();
        } else {
            assertThat(binned).isCloseTo(exact, within(bound + 1e-9));
        }
    }

    @Example
    void onTenThousandTransactionsBinsCostLessThanTheThirdDecimal() {
        SplittableRandom random = new SplittableRandom(3);
        double[] scores = new double[10_000];
        boolean[] frauds = new boolean[scores.length];
        Tally tally = new Tally(K);
        for (int i = 0; i < scores.length; i++) {
            frauds[i] = i % 100 == 0;
            double logOdds = -5 + 1.5 * random.nextGaussian() + (frauds[i] ? 3.5 : 0);
            scores[i] = 1 / (1 + Math.exp(-logOdds));
            new HeldTransaction(Optional.of(approved(scores[i], i)), trail(frauds[i]), 0)
                    .changedFrom(HeldTransaction.UNKNOWN, segment -> tally);
        }
        Realised realised = Realised.of(tally, K, 1);
        assertThat(realised.ranking().auc()).isCloseTo(AucRoc.of(scores, frauds), within(.0005));
        assertThat(realised.ranking().aucBound()).isLessThan(.002);
        assertThat(realised.ranking().averagePrecision()).isCloseTo(AveragePrecision.of(scores, frauds), within(.005));
        assertThat(realised.calibrationError())
                .isCloseTo(CalibrationQuality.of(scores, frauds).calibrationError(), within(.0005));
        assertThat(tally.toBytes().length).isLessThan(120_000);
    }

    @Property(tries = 60)
    void mergedPartsAreTheWholeBitForBit(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int parts) {
        SplittableRandom random = new SplittableRandom(seed);
        Tally whole = new Tally(K);
        List<Tally> apart = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            apart.add(new Tally(K));
        }
        for (ScoredTransaction scored : RandomTraffic.scored(random, 120, 1, 1)) {
            HeldTransaction held = HeldTransaction.UNKNOWN.with(scored);
            for (int said = random.nextInt(3); said > 0; said--) {
                held = held.with(RandomTraffic.said(random, scored.eventTime()));
            }
            HeldTransaction after = held;
            after.changedFrom(HeldTransaction.UNKNOWN, segment -> whole);
            Tally part = apart.get(random.nextInt(parts));
            after.changedFrom(HeldTransaction.UNKNOWN, segment -> part);
        }
        Tally merged = new Tally(K);
        apart.forEach(part -> merged.add(Tally.of(part.toBytes())));
        assertThat(merged.toBytes()).isEqualTo(whole.toBytes());
    }

    @Property(tries = 100)
    void whatIsHeldSurvivesItsBytes(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        HeldTransaction held = HeldTransaction.UNKNOWN;
        if (random.nextInt(4) > 0) {
            held = held.with(RandomTraffic.scored(random, 1, 9, 3).get(0));
        }
        for (int said = random.nextInt(4); said > 0; said--) {
            held = held.with(RandomTraffic.said(random, 1_000));
        }
        assertThat(HeldTransaction.of(held.toBytes())).isEqualTo(held);
    }

    @Example
    void aTransactionCostsSeventyBytesAndEightMoreWithALabel() {
        ScoredTransaction scored =
                new ScoredTransaction("m-20261121-001231", List.of(), 1L, 0.2, Decided.APPROVE, 1, 1_999, "EUR", 7L);
        int bytes = HeldTransaction.UNKNOWN.with(scored).toBytes().length;
        assertThat(bytes).isLessThanOrEqualTo(70);
        assertThat(HeldTransaction.UNKNOWN
                        .with(scored)
                        .with(new Statement(LabelVerdict.FRAUD, LabelKind.CHARGEBACK, 5))
                        .toBytes())
                .hasSize(bytes + 8);
    }

    @Example
    void aDeclinedTransactionMeasuresNothingUnlessAnAnalystSpeaks() {
        ScoredTransaction declined = new ScoredTransaction("m", List.of(), 0, 0.9, Decided.DECLINE, 1, 500, "EUR", 1);
        HeldTransaction held = HeldTransaction.UNKNOWN.with(declined);
        assertThat(realised(held).measured()).isZero();
        assertThat(realised(held.with(new Statement(LabelVerdict.FRAUD, LabelKind.CUSTOMER, 5)))
                        .measured())
                .isZero();
        Realised looked = realised(held.with(new Statement(LabelVerdict.FRAUD, LabelKind.ANALYST, 5)));
        assertThat(looked.measured()).isEqualTo(1);
        assertThat(looked.recallDeclined()).isEqualTo(1);
    }

    @Example
    void aTransactionReleasedAtRandomStandsForThoseThatWereNot() {
        ScoredTransaction released =
                new ScoredTransaction("m", List.of(), 0, 0.9, Decided.APPROVE, 0.05, 500, "EUR", 1);
        assertThat(realised(HeldTransaction.UNKNOWN.with(released)).measured()).isCloseTo(20, within(1e-6));
    }

    @Example
    void moneyIsSavedByWhatIsStoppedAndLostByWhatIsNot() {
        Tally tally = new Tally(K);
        for (Decided decided : List.of(Decided.APPROVE, Decided.REVIEW, Decided.DECLINE)) {
            HeldTransaction.UNKNOWN
                    .with(new ScoredTransaction("m", List.of(), 0, 0.5, decided, 1, 1_000, "EUR", 1))
                    .with(new Statement(LabelVerdict.FRAUD, LabelKind.ANALYST, 5))
                    .changedFrom(HeldTransaction.UNKNOWN, segment -> tally);
        }
        assertThat(Realised.money(tally)).containsExactly(new MoneyOutcome("EUR", 2_000, 1_000, 1_000, 500));
    }

    @Example
    void estimatedFromScoresThatAreTrueIsWhatComesOfThem() {
        SplittableRandom random = new SplittableRandom(11);
        Tally tally = new Tally(K);
        for (int i = 0; i < 40_000; i++) {
            double score = 1 / (1 + Math.exp(4 - 1.5 * random.nextGaussian()));
            new HeldTransaction(Optional.of(approved(score, i)), trail(random.nextDouble() < score), 0)
                    .changedFrom(HeldTransaction.UNKNOWN, segment -> tally);
        }
        Estimate estimate = Estimate.ofMeasured(tally);
        Realised realised = Realised.of(tally, K, 1);
        assertThat(estimate.ranking().auc()).isCloseTo(realised.ranking().auc(), within(.01));
        assertThat(estimate.ranking().averagePrecision())
                .isCloseTo(realised.ranking().averagePrecision(), within(.02));
        assertThat(estimate.frauds()).isCloseTo(realised.frauds(), within(100.0));
    }

    private static Realised realised(HeldTransaction held) {
        Tally tally = new Tally(K);
        held.changedFrom(HeldTransaction.UNKNOWN, segment -> tally);
        return Realised.of(tally, K, 1);
    }

    private static ScoredTransaction approved(double score, long customer) {
        return new ScoredTransaction("m", List.of(), 0, score, Decided.APPROVE, 1, 100, "EUR", customer);
    }

    private static LabelTrail trail(boolean fraud) {
        return fraud
                ? LabelTrail.EMPTY.with(new Statement(LabelVerdict.FRAUD, LabelKind.CHARGEBACK, 1))
                : LabelTrail.EMPTY;
    }
}
