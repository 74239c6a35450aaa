package io.tidemark.drift.stats.alarm.measure;

import io.tidemark.drift.stats.chance.ChanceOfPsi;
import io.tidemark.drift.stats.chance.PsiNull;

/**
 * Compares the number of events with the same hours of earlier weeks. Traffic breathes by more than a count's chance,
 * so only half or double the events matter.
 */
final class VolumeMeasure {
    private static final double TWICE = Math.log(2);

    /** @param before events of so many earlier windows together */
    Measured of(Hypothesis hypothesis, PsiNull traffic, long before, int windows, long now) {
        double ratio = Math.log((now + 0.5) / ((before + 0.5) / windows));
        double own = traffic.clump() / (now + 0.5);
        double reference = traffic.clump() / (before + 0.5);
        // The square of a Gaussian is a gamma variable of shape 1/2.
        ChanceOfPsi square = new ChanceOfPsi(0.5, 2 * (own + reference), reference / (own + reference));
        double p = square.tail(ratio * ratio);
        ChanceOfPsi chance = new ChanceOfPsi(0.5, 2 * Math.sqrt(own + reference), square.shared());
        double size = Math.abs(ratio);
        return new Measured(hypothesis, size, chance, p, before, now, size, TWICE, false, 1);
    }
}
