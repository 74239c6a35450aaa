package io.tidemark.retraining.queue;

import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * An alarm comes before the labels of the drifted traffic have matured, so its first retraining may come too early. It
 * is asked for again, a few times, each when frauds enough have matured for another answer and the cooldown is over;
 * the number of the attempt stands behind the request's id.
 */
public final class AskingAgain {

    private static final char MARK = '~';

    private final int attempts;

    /** @param attempts how many retrainings one alarm gets in all */
    public AskingAgain(int attempts) {
        this.attempts = attempts;
    }

    /** The request to write after this one's candidate was kept back; empty if it is not worth it. */
    public Optional<RetrainingRequest> after(RetrainingRequest request, Instant now) {
        int attempt = attempt(request.getRequestId());
        if (request.getCause() != RetrainingCause.ALARM || attempt >= attempts) {
            return Optional.empty();
        }
        return Optional.of(RetrainingRequest.newBuilder(request)
                .setRequestId(root(request.getRequestId()) + MARK + (attempt + 1))
                .setRequestedAt(now)
                .build());
    }

    private static String root(String id) {
        int mark = id.lastIndexOf(MARK);
        return isAttempt(id, mark) ? id.substring(0, mark) : id;
    }

    private static int attempt(String id) {
        int mark = id.lastIndexOf(MARK);
        return isAttempt(id, mark) ? Integer.parseInt(id.substring(mark + 1)) : 1;
    }

    private static boolean isAttempt(String id, int mark) {
        return mark >= 0 && id.substring(mark + 1).matches("\\d{1,6}");
    }
}
