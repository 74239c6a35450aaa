package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.ListChange;
import io.tidemark.schemas.ListValue;
import io.tidemark.schemas.RolloutRequest;
import java.nio.charset.StandardCharsets;

/**
 * How long the texts of a request may be that are written more than once: into the control record, which goes into each
 * partition of {@code features} and whose id goes into each score, and into each entry of a list. One transaction holds
 * all of it, and the brokers end one that takes too long: it would be tried for ever.
 */
public final class RequestBounds {

    /** Of an id, and of who asks, in letters. */
    public static final int MOST_NAME = 300;

    /** Of a reason, in letters. */
    public static final int MOST_REASON = 2_000;

    /** Of all records of a change of a list. */
    public static final long MOST_BYTES = 8_000_000;

    /** Of a record beside its texts, with its list, which has 63 letters at most and stands there twice. */
    private static final int AROUND_AN_ENTRY = 220;

    private RequestBounds() {}

    /** @throws RefusedStepException if it is not to be written */
    public static void require(RolloutRequest request) {
        require("the id of the request", request.getRequestId(), MOST_NAME);
        require("the name of who asks", request.getRequestedBy(), MOST_NAME);
        require("the reason", request.getReason(), MOST_REASON);
        if (request.getLists() != null) {
            require(request.getLists(), request);
        }
    }

    private static void require(String what, String text, int most) {
        if (text.length() > most) {
            throw new RefusedStepException(
                    "%s has %,d letters, more than %,d; make it shorter".formatted(what, text.length(), most));
        }
    }

    private static void require(ListChange change, RolloutRequest request) {
        long bytes = 0;
        for (ListValue value : change.getAdded()) {
            bytes += bytes(value.getEntry(), request.getReason(), request.getRequestedBy());
        }
        for (String entry : change.getRemoved()) {
            bytes += bytes(entry, "", "");
        }
        if (bytes > MOST_BYTES) {
            throw new RefusedStepException(
                    "%,d entries, each with the reason and who asks, take %,d bytes, more than the %,d of one step; change fewer at once, or give a shorter reason"
                            .formatted(
                                    change.getAdded().size()
                                            + change.getRemoved().size(),
                                    bytes,
                                    MOST_BYTES));
        }
    }

    /** What an entry takes in the log at most: it stands in its key, too. */
    public static long bytes(String entry, String reason, String requestedBy) {
        return 2L * utf8(entry) + utf8(reason) + utf8(requestedBy) + AROUND_AN_ENTRY;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
