package io.tidemark.scoring.app.decision.fallback;

import io.tidemark.scoring.model.cause.Cause;
import io.tidemark.scoring.model.cause.Rung;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * For each cause the rungs that are tried in turn; the last of them decides every transaction.
 *
 * <p>Configured by one key a cause, as in {@code fallback.model_missing=last_good, amount}.
 */
public record FallbackLadder(Map<Cause, List<Rung>> rungs) {

    /** What happens unless something is configured. */
    public static final FallbackLadder USUAL = new FallbackLadder(Map.of());

    /**
     * @param rungs the configured ones; the rest is as usual
     * @throws IllegalArgumentException naming everything that is wrong
     */
    public FallbackLadder {
        Map<Cause, List<Rung>> all = new EnumMap<>(Cause.class);
        List<String> problems = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            List<Rung> answer = List.copyOf(rungs.getOrDefault(cause, cause.usual()));
            problem(cause, answer).ifPresent(problems::add);
            all.put(cause, answer);
        }
        refuse(problems);
        rungs = Map.copyOf(all);
    }

    /** The rungs for a cause, the last of them certain. */
    public List<Rung> of(Cause cause) {
        return rungs.get(cause);
    }

    private static Optional<String> problem(Cause cause, List<Rung> answer) {
        String what = FallbackKeys.CAUSE_PREFIX + cause.flag();
        if (answer.isEmpty() || !answer.get(answer.size() - 1).isCertain()) {
            return Optional.of(
                    what + " must end with amount, approve, review or decline, so that everything is decided");
        }
        for (Rung rung : answer.subList(0, answer.size() - 1)) {
            if (rung.isCertain()) {
                return Optional.of(what + " has something behind " + name(rung) + ", which decides everything");
            }
        }
        return answer.stream()
                .filter(rung -> !cause.allows(rung))
                .findFirst()
                .map(rung -> what + " names " + name(rung) + ", which cannot decide then");
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private static String name(Rung rung) {
        return rung.name().toLowerCase(Locale.ROOT);
    }
}
