package io.tidemark.drift.stats.quality.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Matured windows as they come about, without the transactions. */
final class QualityDays {

    private QualityDays() {}

    /**
     * 9,500 genuine transactions with logistic log-odds and some 80 frauds that come in series of one to four by the
     * same hand, whose scores are alike; figures by their definitions, the genuine ones by their distribution.
     *
     * @param fallen by how much lower the log-odds of frauds are than usual
     */
    static MaturedWindow day(long start, double fallen, SplittableRandom random) {
        List<Double> frauds = new ArrayList<>();
        for (int hand = 0; hand < 32; hand++) {
            double mean = 3.2 - fallen + 1.5 * random.nextGaussian();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                frauds.add(mean + random.nextGaussian());
            }
        }
        frauds.sort(Comparator.reverseOrder());
        double auc = 0;
        double precision = 0;
        for (int i = 0; i < frauds.size(); i++) {
            double below = 1 / (1 + Math.exp(-frauds.get(i)));
            auc += below / frauds.size();
            precision += (i + 1) / (i + 1 + 9_500 * (1 - below)) / frauds.size();
        }
        return new MaturedWindow(start, frauds.size(), frauds.size(), auc, auc, precision, precision);
    }
}
