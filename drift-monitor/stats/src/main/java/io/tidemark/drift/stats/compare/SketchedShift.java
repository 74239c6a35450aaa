package io.tidemark.drift.stats.compare;

import io.tidemark.drift.stats.distance.Hellinger;
import io.tidemark.drift.stats.distance.JensenShannon;
import io.tidemark.drift.stats.distance.KolmogorovSmirnov;
import io.tidemark.drift.stats.distance.LInfinity;
import io.tidemark.drift.stats.distance.Psi;
import io.tidemark.drift.stats.distance.Wasserstein;

/**
 * How far a sketched sample is from its reference.
 *
 * @param nReference reference values that are not missing
 * @param nCurrent current values that are not missing
 * @param psi see {@link Psi}; NaN, like all distances, if a side has no value
 * @param js see {@link JensenShannon}
 * @param hellinger see {@link Hellinger}
 * @param lInfinity see {@link LInfinity}
 * @param ks statistic of {@link KolmogorovSmirnov}
 * @param wasserstein see {@link Wasserstein}
 * @param missingReference see {@link MissingRate}
 * @param missingCurrent likewise
 * @param unseen see {@link UnseenRate}
 * @param outOfRange share of current values below the smallest or above the largest value of the reference
 */
public record SketchedShift(
        long nReference,
        long nCurrent,
        double psi,
        double js,
        double hellinger,
        double lInfinity,
        double ks,
        double wasserstein,
        double missingReference,
        double missingCurrent,
        double unseen,
        double outOfRange) {}
