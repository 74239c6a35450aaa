package io.tidemark.drift.stats.alarm;

import io.tidemark.drift.stats.alarm.measure.AlarmSettings;
import io.tidemark.drift.stats.alarm.measure.Hypothesis;
import io.tidemark.drift.stats.alarm.measure.Measured;
import io.tidemark.drift.stats.alarm.measure.RepeatedTail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Weighs everything that was measured in a window against each other. A hypothesis raises an alarm by the probability
 * that as many windows as an alarm waits for all deviate so much by chance ({@link RepeatedTail}), corrected over all
 * hypotheses ({@link BenjaminiHochberg}). The level is the window's part of the false alarms that are allowed in a
 * month, so their rate holds whatever the number of windows and hypotheses, and persistence costs no more power than it
 * must.
 */
final class Weighing {
    /** A window in which a hypothesis is less improbable than this breaks its run. */
    private static final double BREAKS_RUN = 0.1;

    private final AlarmSettings settings;
    private final Map<Hypothesis, Run> before;

    Weighing(AlarmSettings settings, List<Run> before) {
        this.settings = settings;
        this.before = before.stream().collect(Collectors.toMap(Run::hypothesis, Function.identity()));
    }

    /** The findings by rank. */
    List<Finding> of(List<Measured> measured, double level) {
        double[] once = new double[measured.size()];
        double[] repeated = new double[measured.size()];
        for (int i = 0; i < once.length; i++) {
            Measured each = measured.get(i);
            once[i] = repeated(each, each.p(), level);
            repeated[i] = lasting(each, level);
        }
        int hypotheses = counting(measured, once, level);
        BenjaminiHochberg now = new BenjaminiHochberg(once, level, hypotheses);
        BenjaminiHochberg lasting = new BenjaminiHochberg(repeated, level, hypotheses);
        double threshold = level * Math.max(1, now.rejected()) / hypotheses;
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < once.length; i++) {
            findings.add(finding(measured.get(i), threshold, now.rejects(once[i]), lasting.rejects(repeated[i])));
        }
        findings.sort(Comparator.comparingInt((Finding finding) -> finding.importance() == 0 ? 1 : 0)
                .thenComparingDouble(finding -> -weight(finding)));
        List<Finding> ranked = new ArrayList<>();
        for (Finding finding : findings) {
            ranked.add(finding.ranked(ranked.size() + 1));
        }
        return ranked;
    }

    /** What hardly ever happens and has not happened now is no hypothesis that chance could have rejected. */
    private static int counting(List<Measured> measured, double[] once, double level) {
        int counting = 0;
        for (int i = 0; i < once.length; i++) {
            counting += !measured.get(i).rare() || once[i] <= level ? 1 : 0;
        }
        return Math.max(1, counting);
    }

    /** The runs that the window leaves. */
    List<Run> runs(List<Measured> measured, long startMillis) {
        List<Run> runs = new ArrayList<>();
        for (Measured each : measured) {
            if (standsOut(each)) {
                Run run = before.get(each.hypothesis());
                List<Double> p = new ArrayList<>(run == null ? List.of() : run.p());
                p.add(each.p());
                runs.add(new Run(
                        each.hypothesis(),
                        run == null ? startMillis : run.sinceMillis(),
                        p.subList(Math.max(0, p.size() - settings.persistence()), p.size())));
            }
        }
        return runs;
    }

    private double lasting(Measured each, double level) {
        Run run = before.get(each.hypothesis());
        int needed = settings.persistence() - 1;
        int have = run == null ? 0 : run.p().size();
        if (!standsOut(each) || have < needed) {
            return 1;
        }
        double worst = each.p();
        for (int i = have - needed; i < have; i++) {
            worst = Math.max(worst, run.p().get(i));
        }
        return repeated(each, worst, level);
    }

    /** What is above the level even if windows were independent need not be known exactly. */
    private double repeated(Measured each, double p, double level) {
        double least = Math.pow(p, settings.persistence());
        return least > level ? least : tail(each).of(p);
    }

    private Finding finding(Measured each, double threshold, boolean significant, boolean lasting) {
        return new Finding(
                each.hypothesis(),
                each.statistic(),
                each.chance().mean(),
                each.limit(tail(each), threshold),
                each.nReference(),
                each.nCurrent(),
                each.p(),
                each.effect(),
                significant && standsOut(each),
                lasting && standsOut(each),
                each.importance(),
                0);
    }

    private RepeatedTail tail(Measured each) {
        return new RepeatedTail(each.chance().shape(), each.chance().shared(), settings.persistence());
    }

    private static boolean standsOut(Measured each) {
        return each.matters() && each.p() <= BREAKS_RUN;
    }

    /**
     * How much it is, on how many events, of what the model looks at. Where nobody measured importance, every column
     * counts alike.
     */
    private static double weight(Finding finding) {
        return finding.effect() * finding.nCurrent() * (finding.importance() < 0 ? 1 : finding.importance());
    }
}
