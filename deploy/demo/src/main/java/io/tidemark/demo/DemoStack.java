package io.tidemark.demo;

import io.tidemark.stack.StackOptions;
import io.tidemark.training.bundle.AlertBudget;
import java.time.Duration;

/**
 * The stack as the demonstration needs it: windows, maturity and cooldowns fit a clock that runs fast. What somebody
 * has set wins.
 */
final class DemoStack {
    /** Two in a hundred transactions are looked at; a town with so much fraud needs more than the usual budget. */
    static final AlertBudget BUDGET = new AlertBudget(0.02, 0.005);

    private DemoStack() {}

    static StackOptions options(StackOptions stack) {
        return stack.withUnlessSet("monitor", "window", hours(DemoPlan.WINDOW))
                .withUnlessSet("monitor", "disorder", "30min")
                .withUnlessSet("monitor", "persistence", "2")
                // Half a day is not a whole week, and in the first there is none to compare with: the hour and the
                // weekday alone move the scores by more than the usual minimum.
                .withUnlessSet("monitor", "minimum.effect", "0.2")
                .withUnlessSet("monitor", "cooldown", hours(DemoPlan.WINDOW))
                // Three seconds of traffic, and ten.
                .withUnlessSet("rollout", "trial.shadow.events", "1000")
                .withUnlessSet("rollout", "trial.watch.events", "3000")
                .withUnlessSet("rollout", "trial.most.alerts", "0.2")
                .withUnlessSet("monitor", "quality.window", hours(DemoPlan.WINDOW))
                .withUnlessSet("monitor", "label.maturity", hours(DemoPlan.LABEL_MATURITY))
                .withUnlessSet("retraining", "label.maturity", hours(DemoPlan.LABEL_MATURITY))
                .withUnlessSet("retraining", "training.range", "5d")
                .withUnlessSet("retraining", "comparison.share", "0.25")
                .withUnlessSet("retraining", "cooldown", "1s")
                // Five days pass by in every minute that a search takes.
                .withUnlessSet("retraining", "search.candidates", "3")
                .withUnlessSet("retraining", "search.time", "2s")
                .withUnlessSet("retraining", "attempts", "20")
                // Somebody waits for it.
                .withUnlessSet("retraining", "training.starving", "3s")
                .withUnlessSet("retraining", "review.share", String.valueOf(BUDGET.reviewShare()))
                .withUnlessSet("retraining", "decline.share", String.valueOf(BUDGET.declineShare()));
    }

    private static String hours(Duration duration) {
        return duration.toHours() + "h";
    }
}
