package io.tidemark.local.demo;

import io.tidemark.local.stack.StackOptions;
import io.tidemark.retraining.AlertBudget;
import java.time.Duration;

/** The stack as the demonstration needs it: windows, maturity and cooldowns fit a clock that runs fast. */
final class DemoStack {
    /** Two in a hundred transactions are looked at; a town with so much fraud needs more than the usual budget. */
    static final AlertBudget BUDGET = new AlertBudget(0.02, 0.005);

    private DemoStack() {}

    static StackOptions options(StackOptions stack) {
        return stack.with("monitor", "window", hours(DemoPlan.WINDOW))
                .with("monitor", "disorder", "30min")
                .with("monitor", "persistence", "2")
                // Half a day is not a whole week, and in the first there is none to compare with: the hour and the
                // weekday alone move the scores by more than the usual minimum.
                .with("monitor", "minimum.effect", "0.2")
                .with("monitor", "cooldown", hours(DemoPlan.WINDOW))
                // Three seconds of traffic, and ten.
                .with("rollout", "trial.shadow.events", "1000")
                .with("rollout", "trial.watch.events", "3000")
                .with("rollout", "trial.most.alerts", "0.2")
                .with("monitor", "quality.window", hours(DemoPlan.WINDOW))
                .with("monitor", "label.maturity", hours(DemoPlan.LABEL_MATURITY))
                .with("retraining", "label.maturity", hours(DemoPlan.LABEL_MATURITY))
                .with("retraining", "training.range", "5d")
                .with("retraining", "comparison.share", "0.25")
                .with("retraining", "cooldown", "1s")
                // Five days pass by in every minute that a search takes.
                .with("retraining", "search.candidates", "3")
                .with("retraining", "search.time", "2s")
                .with("retraining", "attempts", "20")
                // Somebody waits for it.
                .with("retraining", "training.starving", "3s")
                .with("retraining", "review.share", String.valueOf(BUDGET.reviewShare()))
                .with("retraining", "decline.share", String.valueOf(BUDGET.declineShare()));
    }

    private static String hours(Duration duration) {
        return duration.toHours() + "h";
    }
}
