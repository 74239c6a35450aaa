package io.tidemark.drift.stats.quality;

/**
 * Area under the receiver operating characteristic: the probability that a random fraud scores above a random genuine
 * transaction, ties counting one half (Mann-Whitney U / (n1 n0); Hanley and McNeil, Radiology 143, 1982).
 */
public final class AucRoc {
    private AucRoc() {}

    /** The area, 0 to 1; NaN if one class is absent. */
    public static double of(double[] scores, boolean[] frauds) {
        Ranking ranking = Ranking.of(scores, frauds);
        long positives = ranking.countFrauds();
        long negatives = scores.length - positives;
        double wins = 0;
        long fraudsAbove = 0;
        for (int from = 0; from < scores.length; ) {
            int end = ranking.endOfTies(from);
            long tiedFrauds = 0;
            for (int i = from; i < end; i++) {
                tiedFrauds += ranking.frauds()[i] ? 1 : 0;
            }
            long tiedGenuine = end - from - tiedFrauds;
            wins += tiedGenuine * (fraudsAbove + tiedFrauds / 2.0);
            fraudsAbove += tiedFrauds;
            from = end;
        }
        return positives == 0 || negatives == 0 ? Double.NaN : wins / ((double) positives * negatives);
    }
}
