package io.tidemark.subscriber.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/** Asks a schema registry by Confluent's HTTP API, one URL after the other until one answers. */
public final class HttpSchemaLookup implements SchemaLookup {

    private static final String CREDENTIALS = "basic.auth.user.info";
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)([^/@]+)@");
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 10_000;
    private static final int MOST_BYTES = 16 << 20;
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> urls;
    private final Optional<String> authorization;
    private final Optional<SSLContext> tls;

    private HttpSchemaLookup(List<String> urls, Optional<String> authorization, Optional<SSLContext> tls) {
        this.urls = urls;
        this.authorization = authorization;
        this.tls = tls;
    }

    /**
     * At these URLs, with commas between them.
     *
     * @param properties {@code basic.auth.user.info} ({@code user:password}, before those of the URL), and
     *     {@code ssl.truststore.location} with its like if the registry's certificate needs it
     */
    public static HttpSchemaLookup of(String urls, Map<String, String> properties) {
        Matcher inUrl = USER_INFO.matcher(urls);
        Optional<String> user = Optional.ofNullable(properties.get(CREDENTIALS))
                .or(() -> inUrl.find()
                        ? Optional.of(URLDecoder.decode(inUrl.group(1).replace("+", "%2B"), StandardCharsets.UTF_8))
                        : Optional.empty());
        return new HttpSchemaLookup(
                Arrays.stream(urls.split(","))
                        .map(url -> USER_INFO.matcher(url.strip()).replaceAll(""))
                        .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                        .toList(),
                user.map(text -> "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))),
                tls(properties));
    }

    /** As Kafka's clients read the same settings. */
    private static Optional<SSLContext> tls(Map<String, String> properties) {
        Map<String, Object> ssl = new HashMap<>();
        properties.forEach((key, value) -> {
            String name = key.startsWith("schema.registry.") ? key.substring("schema.registry.".length()) : key;
            if (name.startsWith("ssl.")) {
                ssl.put(name, value);
            }
        });
        if (ssl.isEmpty()) {
            return Optional.empty();
        }
        for (String password : List.of("ssl.truststore.password", "ssl.keystore.password", "ssl.key.password")) {
            ssl.computeIfPresent(password, (name, text) -> new Password(text.toString()));
        }
        ssl.putIfAbsent("ssl.protocol", "TLSv1.3");
        ssl.putIfAbsent("ssl.keystore.type", "JKS");
        ssl.putIfAbsent("ssl.truststore.type", "JKS");
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(ssl);
            return Optional.of(factory.sslContext());
        }
    }

    @Override
    public Optional<String> find(int id) {
        IOException last = null;
        for (String url : urls) {
            try {
                return find(url, id);
            } catch (IOException e) {
                if (last != null) {
                    e.addSuppressed(last);
                }
                last = e;
            }
        }
        throw new RegistryAwayException(
                "The schema registry at %s does not tell schema %d (%s); what needs it waits until it does"
                        .formatted(String.join(", ", urls), id, last.getMessage()),
                last);
    }

    private Optional<String> find(String url, int id) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(url + "/schemas/ids/" + id).toURL().openConnection();
        if (connection instanceof HttpsURLConnection secured) {
            tls.ifPresent(context -> secured.setSSLSocketFactory(context.getSocketFactory()));
        }
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Accept", "application/vnd.schemaregistry.v1+json, application/json");
        authorization.ifPresent(value -> connection.setRequestProperty("Authorization", value));
        int status = connection.getResponseCode();
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            JsonNode answer = body == null ? JSON.nullNode() : parsed(body.readNBytes(MOST_BYTES));
            if (status == HttpURLConnection.HTTP_OK && answer.hasNonNull("schema")) {
                boolean plain = answer.path("schemaType").asText("AVRO").equals("AVRO")
                        && answer.path("references").isEmpty();
                return plain ? Optional.of(answer.get("schema").asText()) : Optional.empty();
            }
            // Codes 404xx are the registry's own words; a bare 404 comes from something else at a wrong URL.
            if (status == NOT_FOUND && answer.path("error_code").asInt() / 100 == NOT_FOUND) {
                return Optional.empty();
            }
            throw new IOException("it answered " + status);
        }
    }

    private static JsonNode parsed(byte[] body) {
        try {
            JsonNode answer = JSON.readTree(body);
            return answer == null ? JSON.nullNode() : answer;
        } catch (IOException notJson) {
            // What is no JSON is no answer of a registry: its status says the rest.
            return JSON.nullNode();
        }
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return urls.stream().collect(Collectors.joining(","));
    }
}
