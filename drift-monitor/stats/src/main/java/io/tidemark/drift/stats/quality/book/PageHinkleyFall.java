package io.tidemark.drift.stats.quality.book;

/**
 * Whether windows have become worse, by the sum of what they lack: the test of Page (Continuous Inspection Schemes,
 * Biometrika 41, 1954) and Hinkley (Biometrika 58, 1971) in standard units. Window i lacks {@code t_i = (mean - x_i) /
 * (s sqrt(1 + 1 / n))}, mean and standard deviation s being those of the n windows before it, so that nobody has to
 * know what is usual; t has a longer tail the fewer they are, and {@code z_i} is the normal figure that is as rare
 * (self-starting; Hawkins, The Statistician 36, 1987; by the formula of Wallace, Annals of Mathematical Statistics 30,
 * 1959). The sum {@code S = max(0, S + z_i - k)} with k
 * = {@value #SLACK} is made for falls of a standard deviation, and a fall is found where it exceeds h.
 *
 * <p>h follows from the rate of false ones: without a change S exceeds it every {@code (e^(2kb) - 2kb - 1) / (2k^2)}
 * looks on average, {@code b = h + 1.166}, if it begins anew whenever it does (Siegmund, Sequential Analysis, 1985,
 * section 2.6). That holds for normal figures; those of windows with few frauds have a longer tail on the better side
 * than on the worse one.
 *
 * <p>A fall lasts while the newest windows lack more than k on average of what was usual before it.
 */
final class PageHinkleyFall {

    /** Standard deviations that a window may lack without adding anything. */
    private static final double SLACK = 0.5;

    /** By how much S overshoots h when it comes there. */
    private static final double OVERSHOOT = 1.166;

    /** Windows that are equal to the last digit still have a scale. */
    private static final double SMALLEST_SCALE = 1e-12;

    private PageHinkleyFall() {}

    /** See {@link QualityDetector#limit}. Of a fall of one standard deviation the limit is where S would be h. */
    static double limit(double[] earlier, double[] newest, boolean lasting, double rate) {
        if (earlier.length < QualityFall.LEAST_EARLIER) {
            return Double.NEGATIVE_INFINITY;
        }
        Running usual = new Running();
        if (lasting) {
            for (double figure : earlier) {
                usual.add(figure);
            }
            return usual.mean - SLACK * usual.scale();
        }
        double threshold = threshold(rate);
        double sum = 0;
        for (int i = 0; i < earlier.length + newest.length; i++) {
            double figure = i < earlier.length ? earlier[i] : newest[i - earlier.length];
            if (i >= QualityFall.LEAST_EARLIER) {
                // What was found before is over: it must not be found again by what is left of its sum.
                boolean found = sum > threshold && i <= earlier.length;
                sum = Math.max(0, (found ? 0 : sum) + usual.lacked(figure) - SLACK);
            }
            usual.add(figure);
        }
        return QualityFall.mean(newest) + (sum - threshold) * usual.scale() / newest.length;
    }

    /** h of a rate of false falls for each look. */
    static double threshold(double rate) {
        double looks = 1 / Math.max(rate, 1e-9);
        double low = 0;
        double high = 50;
        while (high - low > 1e-9) {
            double h = (low + high) / 2;
            double exponent = 2 * SLACK * (h + OVERSHOOT);
            if ((Math.exp(exponent) - exponent - 1) / (2 * SLACK * SLACK) < looks) {
                low = h;
            } else {
                high = h;
            }
        }
        return high;
    }

    /** Mean and deviation of what has been added (Welford, Technometrics 4, 1962). */
    private static final class Running {
        private int count;
        private double mean;
        private double squares;

        void add(double figure) {
            count++;
            double before = mean;
            mean += (figure - mean) / count;
            squares += (figure - before) * (figure - mean);
        }

        /** By how much a figure is worse than usual, as a normal figure. */
        double lacked(double figure) {
            double t = (mean - figure) / scale();
            double freedom = count - 1;
            double rare = Math.sqrt(freedom * Math.log1p(t * t / freedom));
            return Math.signum(t) * rare * (8 * freedom + 1) / (8 * freedom + 3);
        }

        /** The standard deviation of one more figure from the mean. */
        double scale() {
            return Math.max(SMALLEST_SCALE, Math.sqrt(squares / (count - 1) * (1 + 1.0 / count)));
        }
    }
}
