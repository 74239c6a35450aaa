package io.tidemark.scoring.policy.file;

import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import io.tidemark.scoring.policy.PolicyDecision;
import io.tidemark.settings.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Decisions as words of a policy file. */
public final class Decisions {

    private static final List<String> WORDS =
            Stream.of(PolicyDecision.values()).map(Decisions::word).toList();

    private Decisions() {}

    public static String word(PolicyDecision decision) {
        return decision.name().toLowerCase(Locale.ROOT);
    }

    static Optional<PolicyDecision> read(YamlMap entry, String key, String owner, Problems problems) {
        Optional<String> word = entry.text(key);
        if (word.isPresent() && !WORDS.contains(word.get())) {
            problems.add(
                    entry.line(key),
                    owner + ": '" + word.get() + "' is no decision",
                    Nearest.suggestion(word.get(), WORDS));
            return Optional.empty();
        }
        return word.map(known -> PolicyDecision.valueOf(known.toUpperCase(Locale.ROOT)));
    }
}
