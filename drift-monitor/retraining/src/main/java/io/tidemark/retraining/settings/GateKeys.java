package io.tidemark.retraining.settings;

import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.Settings;
import io.tidemark.settings.kind.Kinds;
import io.tidemark.training.gate.GateRules;
import io.tidemark.training.gate.guard.GuardRules;
import java.time.Duration;

/** What a candidate must show, and what it must not do however much better it is. */
final class GateKeys {

    private static final GateRules GATE = GateRules.DEFAULT;
    private static final GuardRules GUARD = GuardRules.USUAL;

    private static final Key<Integer> MINIMUM_FRAUDS = count(
            "minimum.frauds",
            GATE.minimumFrauds(),
            "frauds needed in the training rows, and again in those compared on");
    private static final Key<Double> MINIMUM_GAIN = share(
            "minimum.gain",
            GATE.minimumGain(),
            "average precision by which a candidate must be better, however many frauds it saw");
    private static final Key<Double> TRAINING_NOISE = number(
                    "gate.training.noise",
                    GATE.trainingNoise(),
                    "by how much models of one world differ in average precision, times the root of the frauds that"
                            + " they were trained on")
            .atMost(100.0);
    private static final Key<Double> CONFIDENCE =
            share("confidence", GATE.confidence(), "share of the resamples in which it must be better");
    private static final Key<Integer> RESAMPLES =
            count("resamples", GATE.resamples(), "resamples of the comparison, by customer");
    private static final Key<Integer> SEGMENT_FRAUDS = count(
            "gate.segment.frauds", GATE.segments().frauds(), "frauds needed in a segment where an alarm saw the drift");
    private static final Key<Double> SEGMENT_LOSS =
            share("gate.segment.loss", GATE.segments().loss(), "average precision that may be lost there");
    private static final Key<Double> SEGMENT_CONFIDENCE = share(
            "gate.segment.confidence",
            GATE.segments().confidence(),
            "share of the resamples in which at most that is lost");

    private static final Key<Integer> STEPS =
            count("gate.steps", (int) GUARD.size().mostSteps(), "steps to score a row at most");
    private static final Key<Integer> NODES =
            count("gate.nodes", (int) GUARD.size().mostNodes(), "nodes of all trees at most");
    private static final Key<Long> BYTES = Key.of("gate.bytes", Kinds.MEGABYTES, "the bundle at most")
            .usually(GUARD.size().mostBytes())
            .atLeast(1L << 20);
    private static final Key<Double> MISSING =
            share("gate.missing", GUARD.mostMissing(), "rise of a feature's share of missing values that is borne");
    private static final Key<Double> LOOKS =
            share("gate.looks", GUARD.leastLooks(), "share of a model's looking from which on a feature matters to it");
    private static final Key<Double> ALONE = share(
            "gate.alone",
            GUARD.leaks().mostAlone(),
            "against leaks: average precision that one feature may have by itself");
    private static final Key<Double> ALONE_UNCHANGED = share(
            "gate.alone.unchanged",
            GUARD.leaks().mostAloneInSameWorld(),
            "likewise while the champion is as good as ever");
    private static final Key<Double> FALLEN = share(
            "gate.fallen",
            GUARD.leaks().fallen(),
            "share of its average precision that a champion has kept at most if it has fallen");
    private static final Key<Double> MOVED = share(
            "gate.moved",
            GUARD.mostMoved(),
            "share of the looking that may move while the champion is as good as ever");
    private static final Key<Double> FACTOR = number(
                    "gate.calibration.factor", GUARD.calibration().mostFactor(), "between expected and found frauds")
            .atLeast(1.0);
    private static final Key<Double> ERROR = number(
            "gate.calibration.error",
            GUARD.calibration().mostError(),
            "expected calibration error, as a share of the fraud share");
    private static final Key<Double> UNLIKE = share(
            "gate.unlike",
            GUARD.mostUnlike(),
            "share of the served rows of which the champion may say something else now");
    private static final Key<Duration> STALE = Key.of(
                    "gate.stale",
                    Kinds.DURATION,
                    "how old the newest row compared on may be, behind what could have matured")
            .usually(GUARD.comparisonAge());

    static final Keys ALL = Keys.of(
            "gate",
            "What a candidate must show to be promoted.",
            MINIMUM_FRAUDS,
            MINIMUM_GAIN,
            TRAINING_NOISE,
            CONFIDENCE,
            RESAMPLES,
            SEGMENT_FRAUDS,
            SEGMENT_LOSS,
            SEGMENT_CONFIDENCE,
            Keys.of(
                    "guardrails",
                    "What it must not do, however much better it is.",
                    STEPS,
                    NODES,
                    BYTES,
                    MISSING,
                    LOOKS,
                    ALONE,
                    ALONE_UNCHANGED,
                    FALLEN,
                    MOVED,
                    FACTOR,
                    ERROR,
                    UNLIKE,
                    STALE));

    private GateKeys() {}

    static GateRules rules(Settings settings) {
        return new GateRules(
                settings.get(MINIMUM_FRAUDS),
                settings.get(MINIMUM_GAIN),
                settings.get(TRAINING_NOISE),
                settings.get(CONFIDENCE),
                settings.get(RESAMPLES),
                settings.get(RetrainingKeys.SEED),
                new GateRules.Segments(
                        settings.get(SEGMENT_FRAUDS), settings.get(SEGMENT_LOSS), settings.get(SEGMENT_CONFIDENCE)),
                new GuardRules(
                        new GuardRules.Size(settings.get(STEPS), settings.get(NODES), settings.get(BYTES)),
                        settings.get(MISSING),
                        settings.get(LOOKS),
                        new GuardRules.Leaks(settings.get(ALONE), settings.get(ALONE_UNCHANGED), settings.get(FALLEN)),
                        settings.get(MOVED),
                        new GuardRules.Calibration(settings.get(FACTOR), settings.get(ERROR)),
                        settings.get(UNLIKE),
                        settings.get(STALE)));
    }

    private static Key<Integer> count(String name, int usual, String says) {
        return Key.of(name, Kinds.WHOLE, says).usually(usual).atLeast(1);
    }

    private static Key<Double> share(String name, double usual, String says) {
        return Key.of(name, Kinds.SHARE, says).usually(usual);
    }

    private static Key<Double> number(String name, double usual, String says) {
        return Key.of(name, Kinds.NUMBER, says).usually(usual).atLeast(0.0);
    }
}
