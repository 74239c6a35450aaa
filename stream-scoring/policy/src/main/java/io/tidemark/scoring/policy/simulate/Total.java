package io.tidemark.scoring.policy.simulate;

/** A figure as a sum over cells, in the history and in those that are resampled from it. */
final class Total {

    private final double[] draws = new double[Weights.DRAWS];
    private double value;
    private double below;
    private double above;
    private boolean unknown;

    /** @param resampled what it is in each resampled history, to be taken so many times */
    void add(double more, double times, double[] resampled) {
        value += more;
        for (int draw = 0; draw < draws.length; draw++) {
            draws[draw] += times * resampled[draw];
        }
    }

    /** Something between 0 and this, and nobody can say what. */
    void addUnknown(double most) {
        unknown |= most != 0;
        widen(most);
    }

    /** It may be as much as this more, or less. */
    void widen(double by) {
        below += Math.min(0, by);
        above += Math.max(0, by);
    }

    /** Without a value, and with bounds alone, where a part is unknown. */
    Estimate estimate() {
        Estimate known = Estimate.of(value, draws);
        return new Estimate(
                unknown ? null : known.value(),
                known.low() == null ? null : known.low() + below,
                known.high() == null ? null : known.high() + above);
    }

    /** How many times another; without anything where either is unknown. */
    Estimate over(Total other) {
        if (unknown || other.unknown) {
            return new Estimate(null, null, null);
        }
        double[] ratios = new double[draws.length];
        for (int draw = 0; draw < ratios.length; draw++) {
            ratios[draw] = draws[draw] / other.draws[draw];
        }
        return Estimate.of(value / other.value, ratios);
    }
}
