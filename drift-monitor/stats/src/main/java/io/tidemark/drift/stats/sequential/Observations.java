package io.tidemark.drift.stats.sequential;

/** What detectors refuse. */
final class Observations {
    private Observations() {}

    static boolean isError(double error) {
        if (error != 0 && error != 1) {
            throw new IllegalArgumentException("an error is 0 or 1, got " + error
                    + "; Page-Hinkley, ADWIN and KSWIN watch losses that are other numbers");
        }
        return error == 1;
    }

    static double finite(double loss) {
        if (!Double.isFinite(loss)) {
            throw new IllegalArgumentException("a loss is a finite number, got " + loss + "; leave out what has none");
        }
        return loss;
    }

    static void length(String detector, double[] state, int length) {
        if (state.length != length) {
            throw unfit(detector, state);
        }
    }

    static IllegalArgumentException unfit(String detector, double[] state) {
        return new IllegalArgumentException(state.length + " numbers are no state of " + detector
                + " with these settings; start the detector anew");
    }
}
