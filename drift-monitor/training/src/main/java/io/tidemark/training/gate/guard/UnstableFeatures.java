package io.tidemark.training.gate.guard;

import java.util.Locale;
import java.util.Optional;

/**
 * It looks at other features than the champion, although the champion finds frauds as it always did: then the world has
 * not changed, but the rows have. A champion that has fallen says that the world has changed, and then another model
 * may look elsewhere.
 *
 * @param most share of the looking that may have moved, half the sum of the absolute differences
 * @param fallen what a champion has kept of its average precision at most if it has fallen
 */
record UnstableFeatures(double most, double fallen) implements Guardrail {

    @Override
    public Optional<String> breach(Evidence evidence) {
        Optional<Endurance> endurance = evidence.endurance().filter(one -> one.kept() > fallen);
        double moved = moved(evidence);
        if (endurance.isEmpty() || !(moved > most)) {
            return Optional.empty();
        }
        double[] ours = evidence.candidate().looks();
        double[] theirs = evidence.champion().orElseThrow().looks();
        int worst = 0;
        for (int feature = 0; feature < ours.length; feature++) {
            worst = ours[feature] - theirs[feature] > ours[worst] - theirs[worst] ? feature : worst;
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "it looks at other features than the champion (%.2f of the looking has moved, at most %.2f is believed; %s from %.2f to %.2f)"
                        + " although the champion has kept its average precision, %.3f now and %.3f when it was made",
                moved,
                most,
                evidence.features().get(worst),
                theirs[worst],
                ours[worst],
                endurance.get().now(),
                endurance.get().then()));
    }

    /** NaN if one of the two cannot be explained. */
    static double moved(Evidence evidence) {
        double[] ours = evidence.candidate().looks();
        double[] theirs = evidence.champion().map(Contender::looks).orElse(new double[0]);
        if (ours.length == 0 || ours.length != theirs.length) {
            return Double.NaN;
        }
        double sum = 0;
        for (int feature = 0; feature < ours.length; feature++) {
            sum += Math.abs(ours[feature] - theirs[feature]);
        }
        return sum / 2;
    }
}
