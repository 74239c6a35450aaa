package io.tidemark.flink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Flink's options of one job, each with who decided it: own key, then the cluster and the submission, then the job's
 * default; and what is forced.
 */
public final class DecidedOptions {

    private final ReadableConfig cluster;
    private final Configuration own;
    private final Configuration decided = new Configuration();
    private final Map<String, Decision> decisions = new LinkedHashMap<>();

    /**
     * @param cluster what the environment was made with: the cluster's configuration under what the submission says
     * @param own Flink's options among the job's own keys
     */
    DecidedOptions(ReadableConfig cluster, Map<String, String> own) {
        this.cluster = cluster;
        this.own = Configuration.fromMap(own);
        // Whatever nobody asks about here is decided by whoever said it.
        own.forEach((key, value) -> {
            decided.setString(key, value);
            decisions.put(key, new Decision(key, value, Decision.By.OWN, "flink." + key));
        });
    }

    /** For an option that has a key of its own; that goes before {@code flink.*}. */
    <T> T decide(ConfigOption<T> option, String ownKey, Optional<T> chosen, T usual) {
        return chosen.map(value -> set(option, value, Decision.By.OWN, ownKey)).orElseGet(() -> decide(option, usual));
    }

    /** For an option without a key of its own. */
    <T> T decide(ConfigOption<T> option, T usual) {
        Optional<T> chosen = own.getOptional(option);
        if (chosen.isPresent()) {
            return set(option, chosen.get(), Decision.By.OWN, "flink." + option.key());
        }
        Optional<T> clusters = cluster.getOptional(option);
        return clusters.map(value -> set(option, value, Decision.By.CLUSTER, ""))
                .orElseGet(() -> set(option, usual, Decision.By.DEFAULT, ""));
    }

    /** Whether an own key or the cluster says anything of it. */
    boolean isSaid(ConfigOption<?> option) {
        return own.getOptional(option).isPresent()
                || cluster.getOptional(option).isPresent();
    }

    /** For an option that has no default of ours: what is said of it is told. */
    <T> Optional<T> tell(ConfigOption<T> option, String ownKey, Optional<T> chosen) {
        Optional<T> said = chosen.or(() -> own.getOptional(option)).or(() -> cluster.getOptional(option));
        return said.map(value -> decide(option, ownKey, chosen, value));
    }

    /** @throws IllegalArgumentException in one sentence if the job's own keys want another value */
    <T> void force(ConfigOption<T> option, T value, String why) {
        own.getOptional(option).filter(other -> !other.equals(value)).ifPresent(other -> {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "flink.%s is \"%s\", but it is always %s (%s); remove the key",
                    option.key(),
                    other,
                    value,
                    why));
        });
        String ignored = cluster.getOptional(option)
                .filter(other -> !Objects.equals(other, value))
                .map(other -> "; the cluster's " + other + " does not count")
                .orElse("");
        set(option, value, Decision.By.FORCED, why + ignored);
    }

    /** Tells of a thing that is forced elsewhere than in Flink's options. */
    void tellForced(String key, String value, String why) {
        decisions.put(key, new Decision(key, value, Decision.By.FORCED, why));
    }

    private <T> T set(ConfigOption<T> option, T value, Decision.By by, String note) {
        decided.set(option, value);
        decisions.put(
                option.key(),
                new Decision(
                        option.key(), decided.toMap().getOrDefault(option.key(), String.valueOf(value)), by, note));
        return value;
    }

    /** What an environment is configured with. */
    public Configuration toConfiguration() {
        return new Configuration(decided);
    }

    /** One of them; null if nobody says anything of it and Flink has no default. */
    public <T> T get(ConfigOption<T> option) {
        return decided.get(option);
    }

    /** In the order in which they were taken. */
    public List<Decision> decisions() {
        return List.copyOf(new ArrayList<>(decisions.values()));
    }
}
