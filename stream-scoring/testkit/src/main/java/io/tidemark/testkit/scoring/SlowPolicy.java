package io.tidemark.testkit.scoring;

import io.tidemark.schemas.Score;
import io.tidemark.scoring.model.manifest.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * The policies of {@link TestPolicies} worked out by hand from what a record holds, without their language, their
 * engine or their texts.
 */
public final class SlowPolicy {

    private SlowPolicy() {}

    /** Decision, lane, who decided and what fired, as one line; of a record that a model scored. */
    public static String line(Score record, String version, Policy own) {
        double amount = record.getVector().get(0);
        double count = record.getVector().get(1);
        double risk = record.getVector().get(2);
        double paid = record.getTransaction().getAmount().getMinorUnits() / 100.0;
        double score = record.getScore();
        return switch (version) {
            case "first" -> first(paid, amount, count, risk, score);
            case "second" -> second(paid, amount, count, risk, score);
            default -> {
                String decision = score >= own.declineThreshold()
                        ? "DECLINE"
                        : score >= own.reviewThreshold() ? "REVIEW" : "APPROVE";
                yield decision + " none";
            }
        };
    }

    /** The same of what stands in a record. */
    public static String line(Score record) {
        return record.getPolicy() == null
                ? record.getDecision() + " none"
                : record.getDecision() + " " + record.getPolicy().getLane() + " "
                        + record.getPolicy().getDecidedBy() + " "
                        + record.getPolicy().getFired();
    }

    private static String first(double paid, double amount, double count, double risk, double score) {
        boolean big = paid > 30 && risk > 0.5;
        boolean noted = amount > 1;
        boolean likely = count > 1 && score > 0.45;
        List<String> fired = fired("big", big, "noted", noted, "likely", likely);
        if (big) {
            return "DECLINE rules big " + fired;
        }
        if (likely) {
            return "STEP_UP rules likely " + fired;
        }
        String decision = score >= 0.6 ? "DECLINE" : score >= 0.5 ? "REVIEW" : score >= 0.4 ? "STEP_UP" : "APPROVE";
        return decision + " thresholds  " + fired;
    }

    private static String second(double paid, double amount, double count, double risk, double score) {
        // What is missing is neither less nor more, but one side of an or may do.
        boolean risky = risk < -1 || amount > 2;
        boolean small = paid < 10;
        List<String> fired = fired("risky", risky, "small", small);
        if (risky) {
            return "REVIEW rules risky " + fired;
        }
        if (small) {
            return "APPROVE rules small " + fired;
        }
        if (count > 0) {
            String decision = score >= 0.7 ? "REVIEW" : score >= 0.3 ? "STEP_UP" : "APPROVE";
            return decision + " thresholds counted " + fired;
        }
        return (score >= 0.55 ? "DECLINE" : "APPROVE") + " thresholds  " + fired;
    }

    private static List<String> fired(Object... namesAndWhether) {
        List<String> fired = new ArrayList<>();
        for (int i = 0; i < namesAndWhether.length; i += 2) {
            if ((boolean) namesAndWhether[i + 1]) {
                fired.add((String) namesAndWhether[i]);
            }
        }
        return fired;
    }
}
