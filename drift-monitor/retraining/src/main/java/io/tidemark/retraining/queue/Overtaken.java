package io.tidemark.retraining.queue;

import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import java.util.List;
import java.util.Optional;

/**
 * Requests that speak of a model which is not the champion any more. Labels of what it decided keep coming for as long
 * as labels take, so alarms about its quality go on after it was replaced; what they ask for was done.
 */
public final class Overtaken {

    private Overtaken() {}

    /** Those that are not overtaken, in their order. */
    public static List<RetrainingRequest> standing(
            List<RetrainingRequest> requests, Optional<ModelReference> champion) {
        return requests.stream().filter(request -> !is(request, champion)).toList();
    }

    /** Why nothing is trained for such a request, in one sentence without its end. */
    public static String why(RetrainingRequest request, ModelReference champion) {
        return "The alarm is about model %s, which is not the champion any more since %s is, so nothing was trained"
                .formatted(request.getModelVersion(), champion.getVersion());
    }

    /** A person and a schedule mean whatever is in force, and without a champion any model is wanted. */
    private static boolean is(RetrainingRequest request, Optional<ModelReference> champion) {
        boolean alarm = request.getCause() == RetrainingCause.ALARM || request.getCause() == RetrainingCause.QUALITY;
        return alarm
                && request.getModelVersion() != null
                && champion.filter(one -> !one.getVersion().equals(request.getModelVersion()))
                        .isPresent();
    }
}
