package io.tidemark.scoring.model.trial;

import java.util.List;

/**
 * What a model on trial is held to.
 *
 * @param mostMissing share of the events that it may leave without a score
 * @param mostAlerts share of the events that it may alert on
 * @param leastAlerts its alerts for each of its rival's
 * @param errorRate probability with which a trial ends badly for a model that keeps within the bounds
 */
public record TrialRules(double mostMissing, double mostAlerts, double leastAlerts, double errorRate) {

    /**
     * One event in a hundred without a score, one in twenty an alert, one alert for five of the rival's, one good model
     * in a thousand found bad.
     */
    public static final TrialRules USUAL = new TrialRules(0.01, 0.05, 0.2, 0.001);

    public TrialRules {
        share("mostMissing", mostMissing);
        share("mostAlerts", mostAlerts);
        share("leastAlerts", leastAlerts);
        share("errorRate", errorRate);
    }

    List<Guardrail> guardrails() {
        return List.of(
                new MissingScores(mostMissing),
                new TooManyAlerts(mostAlerts),
                new FarFewerAlerts(leastAlerts),
                new OneScore(),
                new MissedFrauds());
    }

    private static void share(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", but should be more than 0 and less than 1");
        }
    }
}
