package io.tidemark.scoring.rollout;

import io.tidemark.schemas.InstanceWord;
import io.tidemark.schemas.MemberReport;
import io.tidemark.schemas.RolloutCheck;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was found out about a model or a policy before it is let in.
 *
 * @param checks of its bundle or text
 * @param members what the live instances said of it
 */
record Findings(List<RolloutCheck> checks, List<MemberReport> members) {

    static final Findings NONE = new Findings(List.of(), List.of());

    /** Why it is not let in, all that was found; empty if it is. */
    Optional<String> refusal() {
        return checks.stream()
                .filter(check -> !check.getPassed())
                .map(RolloutCheck::getDetail)
                .reduce((one, next) -> one + "; " + next);
    }

    /** Which live instance refuses it and why; empty if none does. */
    Optional<String> memberRefusal() {
        return members.stream()
                .filter(member -> member.getWord() == InstanceWord.REFUSED || member.getWord() == InstanceWord.NOT_YET)
                .map(member -> "instance %s refuses it: %s".formatted(member.getInstance(), member.getReason()))
                .findFirst();
    }

    /** What becomes of the model's own thresholds, as the end of a sentence; empty unless a policy is in force. */
    String policyText() {
        return checks.stream()
                .filter(check -> check.getName().equals(PolicyCheck.POLICY))
                .map(RolloutCheck::getDetail)
                .findFirst()
                .orElse("");
    }

    /** How many instances are ready and which are not, as the end of a sentence; empty without instances. */
    String memberText() {
        if (members.isEmpty()) {
            return "";
        }
        List<MemberReport> others = members.stream()
                .filter(member -> member.getWord() != InstanceWord.READY)
                .toList();
        String ready = "%d of %d instances are ready".formatted(members.size() - others.size(), members.size());
        return others.isEmpty()
                ? ready
                : ready + ", not "
                        + others.stream()
                                .map(member -> member.getInstance() + " (" + member.getReason() + ")")
                                .collect(Collectors.joining(", "));
    }
}
