package io.tidemark.drift.stats.quality.tally;

import io.tidemark.drift.stats.quality.delay.DelayBins;
import io.tidemark.drift.stats.quality.label.LabelTrail;
import io.tidemark.drift.stats.quality.label.LabelVerdict;
import io.tidemark.drift.stats.quality.label.Statement;
import java.util.Optional;

/**
 * What one transaction adds to its tallies, given what has been said of it so far. When more is said, the old
 * contribution is taken away and the new one added, so the tallies follow from the transactions and their trails alone,
 * in whatever order these came.
 *
 * <p>Measured are the transactions whose class becomes known by waiting: all that were let through, with weight
 * 1/propensity where chance did so, and of the declined those that somebody has spoken of who can know
 * ({@link io.tidemark.drift.stats.quality.label.LabelKind#seesDeclined}).
 */
final class Contribution {
    /** Log loss of a score of exactly 0 or 1 that was wrong: as that of the nearest that a double can tell from it. */
    private static final double LEAST = 0x1p-53;

    private Contribution() {}

    /** @param sign 1 adds it, -1 takes it away */
    static void add(Tally tally, ScoredTransaction scored, LabelTrail trail, int sign) {
        int decided = scored.decided().ordinal();
        long expected = Fixed.of(scored.score());
        int bin = ScoreBins.of(scored.score());
        tally.add(Slots.EVENTS + decided, sign);
        tally.add(Slots.EXPECTED + decided, sign * expected);
        tally.add(Slots.bin(bin, Slots.BIN_EVENTS), sign);
        tally.add(Slots.bin(bin, Slots.BIN_EXPECTED), sign * expected);
        int money = Slots.money(scored.currency());
        tally.add(money + Decided.COUNT + decided, sign * Math.round(scored.score() * scored.minorUnits()));
        tally.add(Slots.RELEASED, scored.propensity() < 1 ? sign : 0);
        Optional<Statement> standing = trail.standing();
        tally.add(Slots.CONTRADICTED, trail.contradicted() ? sign : 0);
        tally.add(Slots.WITHDRAWN, trail.withdrawn() ? sign : 0);
        standing.ifPresent(said -> label(tally, scored, said, sign));
        if (scored.decided() == Decided.DECLINE
                && standing.filter(said -> said.kind().seesDeclined()).isEmpty()) {
            tally.add(Slots.CENSORED, sign);
            return;
        }
        measured(tally, scored, bin, sign);
        if (standing.filter(said -> said.verdict() == LabelVerdict.FRAUD).isPresent()) {
            fraud(tally, scored, bin, sign);
        }
    }

    private static void label(Tally tally, ScoredTransaction scored, Statement said, int sign) {
        int kind = said.kind().ordinal();
        if (said.verdict() == LabelVerdict.FRAUD) {
            tally.add(Slots.FRAUD_LABELS + kind, sign);
            tally.add(Slots.delay(said.kind(), DelayBins.of(said.observedAt() - scored.eventTime())), sign);
            tally.fraudOf(scored.customer(), sign);
        } else {
            tally.add(Slots.GENUINE_LABELS + kind, sign);
        }
    }

    private static void measured(Tally tally, ScoredTransaction scored, int bin, int sign) {
        double weight = 1 / scored.propensity();
        double score = scored.score();
        tally.add(Slots.MEASURED + scored.decided().ordinal(), sign * Fixed.of(weight));
        tally.add(Slots.bin(bin, Slots.BIN_MEASURED), sign * Fixed.of(weight));
        tally.add(Slots.bin(bin, Slots.BIN_MEASURED_EXPECTED), sign * Fixed.of(weight * score));
        tally.add(Slots.SQUARE_IF_GENUINE, sign * Fixed.of(weight * score * score));
        tally.add(Slots.LOSS_IF_GENUINE, sign * Fixed.of(weight * loss(1 - score)));
    }

    private static void fraud(Tally tally, ScoredTransaction scored, int bin, int sign) {
        double weight = 1 / scored.propensity();
        double score = scored.score();
        int decided = scored.decided().ordinal();
        tally.add(Slots.FRAUD + decided, sign * Fixed.of(weight));
        tally.add(Slots.bin(bin, Slots.BIN_FRAUD), sign * Fixed.of(weight));
        tally.add(Slots.FRAUD_SQUARE_IF_GENUINE, sign * Fixed.of(weight * score * score));
        tally.add(Slots.FRAUD_LOSS_IF_GENUINE, sign * Fixed.of(weight * loss(1 - score)));
        tally.add(Slots.FRAUD_SQUARE, sign * Fixed.of(weight * (1 - score) * (1 - score)));
        tally.add(Slots.FRAUD_LOSS, sign * Fixed.of(weight * loss(score)));
        tally.add(Slots.money(scored.currency()) + decided, sign * scored.minorUnits());
    }

    private static double loss(double probability) {
        return -Math.log(Math.max(probability, LEAST));
    }
}
