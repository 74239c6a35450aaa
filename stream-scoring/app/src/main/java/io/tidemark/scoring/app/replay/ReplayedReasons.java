package io.tidemark.scoring.app.replay;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Reason;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.decision.reasons.ReasonRecords;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.reasons.Direction;
import java.util.List;

/** The reasons of a past decision, found again. */
final class ReplayedReasons {

    private ReplayedReasons() {}

    static void compare(Score recorded, LoadedModel model, List<Comparison> compared, List<String> notCompared) {
        List<Reason> reasons = recorded.getReasons();
        if (reasons.isEmpty()) {
            notCompared.add("reasons: none on record");
        } else if (model.explainer().isEmpty()) {
            notCompared.add("reasons: the model cannot be explained here");
        } else {
            // Alerts say what raised the score, unless one of their reasons lowered it; fewer reasons are the first of
            // more.
            boolean raising = recorded.getDecision() != Decision.APPROVE
                    && reasons.stream().allMatch(reason -> reason.getContribution() > 0);
            List<Reason> anew = ReasonRecords.explain(
                    model.explainer().get(),
                    recorded.getTransaction(),
                    recorded.getVector(),
                    reasons.size(),
                    raising ? Direction.RAISING : Direction.BOTH);
            for (int i = 0; i < reasons.size(); i++) {
                Reason now = i < anew.size() ? anew.get(i) : null;
                compared.add(new Comparison(
                        "reason " + (i + 1),
                        text(reasons.get(i)),
                        text(now),
                        // By their texts, since to Avro a missing value is not equal to itself.
                        String.valueOf(reasons.get(i)).equals(String.valueOf(now))));
            }
        }
    }

    private static String text(Reason reason) {
        return reason == null ? "none" : reason.getCode() + " " + reason.getContribution();
    }
}
