package io.tidemark.training.files;

import java.util.List;

/**
 * Quality of a file of scores.
 *
 * @param aucRoc NaN without rows of both classes
 * @param averagePrecision NaN without frauds
 * @param cardPrecisionAtK mean over the days of hits / k
 * @param hitsPerDay in the order of the days
 */
public record EvaluationResult(
        int rows,
        int frauds,
        double aucRoc,
        double averagePrecision,
        double cardPrecisionAtK,
        List<Integer> hitsPerDay) {}
