package io.tidemark.scoring.policy.simulate;

import java.util.Map;

/**
 * What a policy would have done. Stopped is what was not approved.
 *
 * @param policy its name and version
 * @param genuinePerFraud genuine transactions that were stopped for each fraud that was; without a value if none was
 * @param stoppedPerDay what people or a step-up have to deal with, and what was declined, a day
 * @param money of frauds, in minor units by currency
 * @param worth what each rule, list and segment did
 * @param unanswered rules and segments that could not be answered, and what was missing
 */
public record PolicyOutcome(
        String policy,
        Estimate approved,
        Estimate steppedUp,
        Estimate reviewed,
        Estimate declined,
        Stopped frauds,
        Estimate genuineStopped,
        Estimate genuineDeclined,
        Estimate genuinePerFraud,
        Estimate stoppedPerDay,
        Map<String, Stopped> money,
        Map<String, Worth> worth,
        Map<String, Long> unanswered) {

    /** What was stopped and what was not. */
    public record Stopped(Estimate stopped, Estimate missed) {}
}
