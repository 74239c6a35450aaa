package io.tidemark.drift.stats.quality.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Watches one model's matured windows, in order, for a fall of its average precision or of its area under the ROC curve
 * against its own earlier windows. Windows since a fall do not become what later ones are measured by.
 */
final class FallWatch {
    /** Newest windows that are averaged: one bad day is no fall unless it is very bad. */
    static final int NEWEST = 3;

    private static final int MOST_EARLIER = 28;
    private static final long MONTH = 30L * 86_400_000;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private record Finding(String measure, double before, double now, double limit, int earlier) {
        double excess() {
            return limit - now;
        }
    }

    private final BookRules rules;

    /** Start of the first window of the fall; never if there is none. */
    long since = NEVER;

    long lastAsked = NEVER;
    long lastSeen = NEVER;

    /** Windows in a row that were not low, while a fall lasts. */
    int clean;

    FallWatch(BookRules rules) {
        this.rules = rules;
    }

    /** @param windows matured windows with frauds enough, in order; the last is the one that matured now */
    Optional<QualityAlarm> matured(String model, List<MaturedWindow> windows) {
        MaturedWindow last = windows.get(windows.size() - 1);
        if (last.start() <= lastSeen) {
            return Optional.empty(); // Revised; what was said stands.
        }
        lastSeen = last.start();
        List<MaturedWindow> newest = windows.subList(Math.max(0, windows.size() - NEWEST), windows.size());
        long until = since == NEVER ? newest.get(0).start() : since;
        List<MaturedWindow> earlier = new ArrayList<>(
                windows.stream().filter(window -> window.start() < until).toList());
        if (earlier.size() > MOST_EARLIER) {
            earlier = earlier.subList(earlier.size() - MOST_EARLIER, earlier.size());
        }
        Finding precision = look("average_precision", earlier, newest, MaturedWindow::averagePrecision);
        Finding area = look("auc_roc", earlier, newest, MaturedWindow::auc);
        Finding worse = precision.excess() >= area.excess() ? precision : area;
        return step(model, worse, newest, last);
    }

    private Finding look(
            String measure,
            List<MaturedWindow> earlier,
            List<MaturedWindow> newest,
            ToDoubleFunction<MaturedWindow> figure) {
        double[] before = earlier.stream().mapToDouble(figure).toArray();
        double[] now = newest.stream().mapToDouble(figure).toArray();
        // Two measures share the rate.
        double rate = rules.falseAlarmsPerMonth() * rules.window() / MONTH / 2;
        double matters = QualityFall.mean(before) - rules.minimumFall();
        double limit = QualityFall.mean(now) < matters
                ? rules.detector().limit(before, now, since != NEVER, Math.min(rate, 0.05), 17 + lastSeen)
                : Double.NEGATIVE_INFINITY;
        return new Finding(
                measure, QualityFall.mean(before), QualityFall.mean(now), Math.min(limit, matters), before.length);
    }

    private Optional<QualityAlarm> step(String model, Finding worse, List<MaturedWindow> newest, MaturedWindow last) {
        boolean fallen = worse.excess() > 0;
        boolean was = since != NEVER;
        if (!fallen && !was) {
            return Optional.empty();
        }
        long start = was ? since : newest.get(0).start();
        clean = fallen ? 0 : clean + 1;
        // A bad window that leaves the newest ones and one that comes in must not make two falls of one.
        boolean lasts = fallen || was && clean < NEWEST;
        boolean ask = fallen && last.start() - lastAsked >= rules.cooldown();
        since = lasts ? start : NEVER;
        lastAsked = ask ? last.start() : lastAsked;
        boolean news = lasts != was;
        return news || ask
                ? Optional.of(new QualityAlarm(
                        model,
                        lasts,
                        news,
                        ask,
                        start,
                        last.start(),
                        worse.measure(),
                        worse.before(),
                        worse.now(),
                        worse.limit(),
                        worse.earlier(),
                        newest.size(),
                        newest.stream().mapToDouble(MaturedWindow::frauds).sum()))
                : Optional.empty();
    }
}
