package io.tidemark.features.job.stage;

import io.tidemark.features.engine.LabelPlaces;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.NewsEvent;
import io.tidemark.features.job.event.OutcomeEvent;
import io.tidemark.features.job.event.RefusedEvent;
import java.time.Duration;
import java.util.List;

/** What is said of labels and outcomes that go nowhere. */
record NewsRefusals(StagePlan plan) {

    /** Its transaction is known, and too far from it. */
    RefusedEvent beyondHorizon(NewsEvent event, long transactionTime) {
        Duration apart = Duration.ofMillis(event.time() - transactionTime);
        if (event instanceof LabelEvent) {
            String detail = "The label of transaction " + event.transactionId() + " was observed " + apart.toDays()
                    + " days after it, and label.horizon is "
                    + plan.labelHorizon().toDays() + " days; raise it if such labels matter";
            return refused(event, "label_beyond_horizon", detail);
        }
        String detail = "The outcome of transaction " + event.transactionId() + " became known "
                + apart.abs().toDays() + " days " + (apart.isNegative() ? "before" : "after")
                + " it and does not say whose it is, and label.horizon is "
                + plan.labelHorizon().toDays() + " days; raise it, or name all that features over outcomes ask for";
        return refused(event, "outcome_beyond_horizon", detail);
    }

    /** It waited in vain. */
    RefusedEvent unmatched(NewsEvent event) {
        boolean label = event instanceof LabelEvent;
        List<String> beyond = label ? new LabelPlaces(plan.catalogue()).beyondLabels() : List.of();
        String detail = (!beyond.isEmpty()
                        ? "Labels cannot name " + String.join(", ", beyond)
                                + ", whose fraud rates the catalogue asks for, so this one waited for its transaction "
                                + event.transactionId() + ", which has not come for "
                        : (label
                                        ? "The label does not say where and when its transaction "
                                        : "The outcome does not say whose its transaction ")
                                + event.transactionId() + " was, and that has not come for ")
                + plan.labelHorizon().toDays() + " days of event time, which is label.horizon; check the "
                + (label ? "label" : "outcome") + "'s transaction id";
        return refused(event, label ? "label_without_transaction" : "outcome_without_transaction", detail);
    }

    /** Its transaction is not known, and as many wait for that as can. */
    RefusedEvent tooManyWait(NewsEvent event) {
        String detail = IdIndex.MOST_WAITING + " labels and outcomes wait for transaction " + event.transactionId()
                + " already, which has not come; check whether its sender repeats itself, and replay this one when the"
                + " transaction is there";
        return refused(event, "too_many_waiting", detail);
    }

    /** @param entities that neither it nor what is remembered of its transaction names */
    RefusedEvent entityUnknown(OutcomeEvent event, List<String> entities) {
        String detail = "The outcome of transaction " + event.transactionId() + " does not count in "
                + String.join(", ", entities)
                + ": it does not name that, and when its transaction came the catalogue did not ask for it; name"
                + " customer and terminal in outcomes, or let it be";
        return refused(event, "outcome_entity_unknown", detail);
    }

    private RefusedEvent refused(NewsEvent event, String cause, String detail) {
        String topic = event instanceof LabelEvent ? plan.labelsTopic() : plan.outcomesTopic();
        return new RefusedEvent(event.record(), topic, cause, detail, IdentityStage.NAME);
    }
}
