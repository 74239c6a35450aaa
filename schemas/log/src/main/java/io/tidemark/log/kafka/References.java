package io.tidemark.log.kafka;

import io.tidemark.settings.kind.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * Secrets that stand elsewhere: {@code ${env:NAME}}, {@code ${file:PATH:KEY}} of a properties file and {@code
 * ${directory:PATH:FILE}}, read by Kafka's own config providers, whoever the value is for. They are read whenever a
 * client is made, so a secret that is changed counts for the next client, and what is passed on to other processes and
 * to Flink are the references.
 */
final class References {

    private static final String PROVIDERS = AbstractConfig.CONFIG_PROVIDERS_CONFIG;

    private static final Map<String, Class<? extends ConfigProvider>> KNOWN = Map.of(
            "env", EnvVarConfigProvider.class,
            "file", FileConfigProvider.class,
            "directory", DirectoryConfigProvider.class);

    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{(env|file|directory):((?<path>[^}]*?):)?(?<key>[^}:]*)}");

    private References() {}

    /**
     * Adds to the properties of a Kafka client what makes it read the references among them by itself. A provider that
     * somebody has set up stays as it is.
     */
    static void explain(Map<String, Object> client) {
        Set<String> used = client.values().stream()
                .filter(String.class::isInstance)
                .flatMap(value -> REFERENCE.matcher((String) value).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Object before = client.get(PROVIDERS);
        Set<String> given = before == null
                ? Set.of()
                : Stream.of(before.toString().split(",", -1)).map(String::strip).collect(Collectors.toSet());
        used.removeAll(given);
        if (used.isEmpty()) {
            return;
        }
        client.put(PROVIDERS, (before == null ? "" : before + ",") + String.join(",", used));
        used.forEach(name ->
                client.put(PROVIDERS + "." + name + ".class", KNOWN.get(name).getName()));
    }

    /**
     * Those settings of a client that refer to a secret, if nobody has set up another provider of that name: what that
     * one reads is its own affair.
     */
    static Map<String, String> among(Map<String, Object> client) {
        Map<String, String> found = new TreeMap<>();
        client.forEach((key, value) -> {
            if (value instanceof String text
                    && REFERENCE
                            .matcher(text)
                            .results()
                            .map(one -> one.group(1))
                            .anyMatch(name -> isOurs(client, name))) {
                found.put(key, text);
            }
        });
        return found;
    }

    /** Whether what the values refer to can be read now; it may be half-way through being replaced. */
    static boolean areReadable(Map<String, String> references) {
        try {
            resolve(references);
            return true;
        } catch (SecretUnreadableException e) {
            return false;
        }
    }

    private static boolean isOurs(Map<String, Object> client, String provider) {
        return KNOWN.get(provider).getName().equals(client.get(PROVIDERS + "." + provider + ".class"));
    }

    /**
     * The values with what they refer to.
     *
     * @throws SecretUnreadableException in one sentence for all that cannot be read
     */
    static Map<String, String> resolve(Map<String, String> values) {
        Map<String, String> resolved = new HashMap<>();
        Set<String> problems = new TreeSet<>();
        values.forEach((key, value) -> {
            try {
                resolved.put(key, replace(value, found -> read(key, found)));
            } catch (SecretUnreadableException e) {
                problems.add(e.getMessage());
            }
        });
        if (!problems.isEmpty()) {
            throw new SecretUnreadableException(String.join("; ", problems));
        }
        return resolved;
    }

    /**
     * The same for URLs, where a user and a password are written with escapes: what is read is escaped if it stands
     * there.
     */
    static String resolveUrls(String key, String urls) {
        return Stream.of(urls.split(",", -1))
                .map(url -> replace(url, found -> {
                    String value = read(key, found);
                    boolean isCredential = url.substring(0, found.start()).contains("://")
                            && url.substring(found.end()).contains("@");
                    return isCredential
                            ? URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")
                            : value;
                }))
                .collect(Collectors.joining(","));
    }

    private static String replace(String value, Function<MatchResult, String> with) {
        return REFERENCE.matcher(value).replaceAll(found -> Matcher.quoteReplacement(with.apply(found)));
    }

    private static String read(String key, MatchResult found) {
        Matcher reference = REFERENCE.matcher(found.group());
        reference.find();
        String name = reference.group("key");
        String path = reference.group("path") == null ? "" : reference.group("path");
        try (ConfigProvider provider = provider(reference.group(1))) {
            Optional<String> refused =
                    path.isEmpty() ? Optional.empty() : Refused.why(file(reference.group(1), path, name));
            if (refused.isPresent()) {
                throw new SecretUnreadableException(
                        String.format(Locale.ROOT, "%s refers to %s, and %s", key, found.group(), refused.get()));
            }
            String value = provider.get(path, Set.of(name)).data().get(name);
            if (value == null) {
                throw new SecretUnreadableException(sentence(key, found.group(), "nothing of that name is there"));
            }
            return value;
        } catch (KafkaException e) {
            throw new SecretUnreadableException(sentence(key, found.group(), e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("a provider of secrets does not close: " + e.getMessage(), e);
        }
    }

    private static Path file(String provider, String path, String name) {
        return provider.equals("directory") ? Path.of(path, name) : Path.of(path);
    }

    private static ConfigProvider provider(String name) {
        ConfigProvider provider =
                switch (name) {
                    case "env" -> new EnvVarConfigProvider();
                    case "file" -> new FileConfigProvider();
                    default -> new DirectoryConfigProvider();
                };
        provider.configure(Map.of());
        return provider;
    }

    private static String sentence(String key, String reference, String why) {
        return String.format(
                Locale.ROOT,
                "%s refers to %s, which cannot be read (%s); write ${env:NAME}, ${file:/PATH:KEY} or ${directory:/PATH:FILE}",
                key,
                reference,
                why);
    }
}
