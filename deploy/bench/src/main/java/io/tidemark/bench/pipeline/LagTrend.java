package io.tidemark.bench.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether what is due and not yet read grows: the slope of a line through samples of it (least squares), after a part
 * at the beginning that does not count.
 */
final class LagTrend {

    /** Of the rate; a lag that grows more slowly takes a minute and more to grow by a second. */
    private static final double MOST_GROWTH = 0.01;

    /** As many seconds of the rate may the lag seem to grow in a window, since scores come by the commit. */
    private static final double COMMIT = 0.1;

    /** What is waiting at the end, in seconds of the rate; a rate is not sustained on credit. */
    private static final double MOST_WAITING = 2;

    /** A sample: seconds from the begin, and records that were due and not read then. */
    private record Sample(double second, double lag) {}

    private final double perSecond;
    private final double uncounted;
    private final List<Sample> samples = new ArrayList<>();

    /** @param uncounted seconds at the beginning */
    LagTrend(double perSecond, double uncounted) {
        this.perSecond = perSecond;
        this.uncounted = uncounted;
    }

    void add(double second, double lag) {
        if (second >= uncounted) {
            samples.add(new Sample(second, lag));
        }
    }

    /** Records a second by which the lag grew; negative if it shrank. */
    double growth() {
        double middle = samples.stream().mapToDouble(Sample::second).average().orElse(0);
        double lag = samples.stream().mapToDouble(Sample::lag).average().orElse(0);
        double together = 0;
        double spread = 0;
        for (Sample sample : samples) {
            together += (sample.second() - middle) * (sample.lag() - lag);
            spread += (sample.second() - middle) * (sample.second() - middle);
        }
        return spread == 0 ? Double.POSITIVE_INFINITY : together / spread;
    }

    /** Seconds between the first sample and the last. */
    private double counted() {
        return samples.get(samples.size() - 1).second() - samples.get(0).second();
    }

    boolean sustained() {
        return !samples.isEmpty()
                && growth() <= Math.max(MOST_GROWTH, COMMIT / counted()) * perSecond
                && samples.get(samples.size() - 1).lag() <= MOST_WAITING * perSecond;
    }
}
