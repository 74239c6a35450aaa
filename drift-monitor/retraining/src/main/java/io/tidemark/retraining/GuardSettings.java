package io.tidemark.retraining;

import io.tidemark.retraining.guard.GuardRules;

/** The settings {@code gate.*}. */
final class GuardSettings {

    private static final int MEBI = 1 << 20;

    private GuardSettings() {}

    /**
     * Keys with their defaults: {@code gate.steps} 10000, {@code gate.nodes} 1000000, {@code gate.bytes} 64 (MiB), {@code gate.missing} 0.3,
     * {@code gate.looks} 0.01, {@code gate.alone} 0.9, {@code gate.alone.unchanged} 0.5, {@code gate.moved} 0.5, {@code gate.fallen} 0.8, {@code gate.calibration.factor} 2,
     * {@code gate.calibration.error} 1, {@code gate.unlike} 0.01, {@code gate.stale} 14d.
     */
    static GuardRules of(Settings settings) {
        GuardRules usual = GuardRules.USUAL;
        return new GuardRules(
                settings.whole("gate.steps", (int) usual.mostSteps(), 1),
                settings.whole("gate.nodes", (int) usual.mostNodes(), 1),
                (long) settings.whole("gate.bytes", (int) (usual.mostBytes() / MEBI), 1) * MEBI,
                settings.number("gate.missing", usual.mostMissing(), 0, 1),
                settings.number("gate.looks", usual.leastLooks(), 0, 1),
                settings.number("gate.alone", usual.mostAlone(), 0, 1),
                settings.number("gate.alone.unchanged", usual.mostAloneInSameWorld(), 0, 1),
                settings.number("gate.moved", usual.mostMoved(), 0, 1),
                settings.number("gate.fallen", usual.fallen(), 0, 1),
                settings.number("gate.calibration.factor", usual.mostFactor(), 1, Double.MAX_VALUE),
                settings.number("gate.calibration.error", usual.mostError(), 0, Double.MAX_VALUE),
                settings.number("gate.unlike", usual.mostUnlike(), 0, 1),
                settings.duration("gate.stale", usual.comparisonAge().toDays() + "d"));
    }
}
