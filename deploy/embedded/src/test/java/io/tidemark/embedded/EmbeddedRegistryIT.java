package io.tidemark.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
class EmbeddedRegistryIT {

    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final int SCHEMAS = 40;

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path dir;

    @Test
    void everyGivenIdKeepsItsSchemaOverKillsAndIsNeverGivenAgain() throws Exception {
        try (EmbeddedRegistry registry = EmbeddedRegistry.start(dir)) {
            Map<Integer, Integer> schemaOfId = new TreeMap<>();
            for (int round = 0; round < 2; round++) {
                for (int i = round * SCHEMAS; i < (round + 1) * SCHEMAS; i++) {
                    assertThat(schemaOfId.put(register(registry, i), i)).isNull();
                }
                registry.kill();
                registry.restart();
                for (Map.Entry<Integer, Integer> given : schemaOfId.entrySet()) {
                    assertThat(get(registry, "/schemas/ids/" + given.getKey()))
                            .contains("Record" + given.getValue() + "\\\"");
                }
            }
        }
    }

    @Test
    void aBreakingChangeIsRefused() throws Exception {
        try (EmbeddedRegistry registry = EmbeddedRegistry.start(dir)) {
            assertThat(post(registry, "s", schema("A", "long")).statusCode()).isEqualTo(200);
            assertThat(post(registry, "s", schema("A", "string")).statusCode()).isEqualTo(409);
        }
    }

    private int register(EmbeddedRegistry registry, int i) throws IOException, InterruptedException {
        HttpResponse<String> response = post(registry, "subject-" + i, schema("Record" + i, "long"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        Matcher id = ID.matcher(response.body());
        assertThat(id.find()).isTrue();
        return Integer.parseInt(id.group(1));
    }

    private static String schema(String name, String type) {
        return "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"" + name
                + "\\\",\\\"fields\\\":[{\\\"name\\\":\\\"f\\\",\\\"type\\\":\\\"" + type + "\\\"}]}\"}";
    }

    private HttpResponse<String> post(EmbeddedRegistry registry, String subject, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String get(EmbeddedRegistry registry, String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(registry.url() + path)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
