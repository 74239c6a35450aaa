package io.tidemark.retraining.order;

import io.tidemark.log.kafka.ConnectionKeys;
import io.tidemark.settings.Secrets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The properties of a training, apart from the secrets among them. A secret that stands in the properties themselves is
 * told to the training's process by its environment, which its owner alone can see and which is gone with it; the
 * order, a file, refers to it. What refers to a secret elsewhere already stays as it is.
 *
 * @param told the properties for the order
 * @param variables the secrets, for the environment of the process
 */
public record OrderSecrets(Map<String, String> told, Map<String, String> variables) {

    private static final String VARIABLE = "TIDEMARK_SECRET_";

    /** Ends of names that speak of keys and credentials without holding them. */
    private static final Set<String> NO_SECRETS =
            Set.of(".location", ".type", ".algorithm", ".class", ".source", ".endpoint.url");

    public OrderSecrets {
        told = Map.copyOf(told);
        variables = Map.copyOf(variables);
    }

    /** Divides the properties. */
    public static OrderSecrets of(Map<String, String> properties) {
        Map<String, String> told = new TreeMap<>(properties);
        Map<String, String> variables = new TreeMap<>();
        for (String key : standingIn(properties)) {
            String variable = VARIABLE + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            variables.put(variable, properties.get(key));
            told.put(key, "${env:" + variable + "}");
        }
        return new OrderSecrets(told, variables);
    }

    /** The keys whose values hold a secret themselves. */
    public static List<String> standingIn(Map<String, String> properties) {
        return properties.keySet().stream()
                .filter(ConnectionKeys::mayRefer)
                .filter(key -> isSecret(key, properties.get(key)))
                .sorted()
                .toList();
    }

    private static boolean isSecret(String key, String value) {
        return !value.isEmpty()
                && !value.contains("${")
                && NO_SECRETS.stream().noneMatch(key::endsWith)
                && !Secrets.masked(key, value).equals(value);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "OrderSecrets[" + told.keySet() + ", " + variables.keySet() + "]";
    }
}
