package io.tidemark.scoring.policy.live;

import io.tidemark.schemas.PolicyText;
import java.util.List;

/**
 * A policy that does not decide live; the message is one sentence without a capital that gives the reasons. It has a
 * bound, whatever the policy is like, since it is written into other records: the first {@value #MOST_REASONS} are
 * named and the others counted, and what they quote is cut.
 */
public final class RefusedPolicyException extends RuntimeException {

    static final int MOST_REASONS = 20;

    /** Of a reason. */
    private static final int LONGEST = 500;

    private static final int LONGEST_NAME = 200;

    private static final long serialVersionUID = 1L;

    RefusedPolicyException(PolicyText policy, List<String> reasons) {
        super("the policy %s is refused: %s".formatted(cut(PolicyTexts.name(policy), LONGEST_NAME), text(reasons)));
    }

    private static String text(List<String> reasons) {
        String named = String.join(
                "; ",
                reasons.stream()
                        .limit(MOST_REASONS)
                        .map(reason -> cut(reason, LONGEST))
                        .toList());
        int others = reasons.size() - MOST_REASONS;
        return others > 0 ? "%s; and %,d more".formatted(named, others) : named;
    }

    private static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) + "..." : text;
    }
}
