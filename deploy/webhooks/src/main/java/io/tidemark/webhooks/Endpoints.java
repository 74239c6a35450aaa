package io.tidemark.webhooks;

import io.tidemark.schemas.Decision;
import io.tidemark.webhooks.deliver.Endpoint;
import io.tidemark.webhooks.deliver.Source;
import io.tidemark.webhooks.send.Hosts;
import io.tidemark.webhooks.sign.SecretFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads endpoints of the settings {@code NAME.PART=VALUE}. */
final class Endpoints {

    private static final Set<String> PARTS = new TreeSet<>(Set.of("url", "secrets", "topic", "decisions"));

    private Endpoints() {}

    /** @throws IllegalArgumentException with all that is wrong, in one text that quotes no URL and no secret */
    static List<Endpoint> of(Map<String, String> settings, Hosts hosts) {
        Map<String, Map<String, String>> byName = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        settings.forEach((key, value) -> {
            int point = key.indexOf('.');
            String part = point < 0 ? "" : key.substring(point + 1);
            if (!PARTS.contains(part) || !key.substring(0, point).matches("[a-z0-9-]{1,40}")) {
                problems.add(
                        ("endpoint.%s is no part of an endpoint; a name has letters, digits and hyphens, and its parts"
                                        + " are %s")
                                .formatted(key, PARTS));
            } else {
                byName.computeIfAbsent(key.substring(0, point), any -> new TreeMap<>())
                        .put(part, value.strip());
            }
        });
        List<Endpoint> endpoints = new ArrayList<>();
        byName.forEach((name, parts) -> {
            try {
                endpoints.add(endpoint(name, parts, hosts));
            } catch (IllegalArgumentException e) {
                problems.add("endpoint." + name + ": " + e.getMessage());
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return endpoints;
    }

    private static Endpoint endpoint(String name, Map<String, String> parts, Hosts hosts) {
        URI url = url(parts.getOrDefault("url", ""));
        hosts.objection(url).ifPresent(objection -> {
            throw new IllegalArgumentException(objection);
        });
        SecretFiles secrets = new SecretFiles(
                words(parts.getOrDefault("secrets", "")).stream().map(Path::of).toList());
        secrets.read();
        Source<?> source = Source.ALL.get(parts.getOrDefault("topic", "fraud"));
        if (source == null) {
            throw new IllegalArgumentException("topic is one of " + new TreeSet<>(Source.ALL.keySet()));
        }
        return new Endpoint(name, url, secrets, source, decisions(parts.getOrDefault("decisions", "")));
    }

    private static URI url(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("url is missing; set it, e.g. https://hooks.example.com/tidemark");
        }
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            // Without the cause, which quotes the URL.
            throw new IllegalArgumentException("url is no URL; write it as https://hooks.example.com/tidemark");
        }
    }

    private static Set<Decision> decisions(String text) {
        Set<Decision> wanted = EnumSet.noneOf(Decision.class);
        for (String word : words(text)) {
            wanted.add(Arrays.stream(Decision.values())
                    .filter(decision -> decision.name().equalsIgnoreCase(word.replace('-', '_')))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "decisions are some of " + Arrays.toString(Decision.values()) + ", with commas")));
        }
        return wanted;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
