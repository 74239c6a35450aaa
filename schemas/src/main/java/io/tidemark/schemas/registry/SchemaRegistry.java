package io.tidemark.schemas.registry;

import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.topics.Topic;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.RestService;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.entities.SchemaString;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

/**
 * The schema registry, any that speaks Confluent's API: the one place that knows Confluent's client, which comes relocated with its own Avro, so that schemas
 * cross this border as JSON text.
 *
 * <p>Connecting does no I/O. Subjects are {@code <full topic name>-value}. Thread-safe; one per process is enough.
 */
public final class SchemaRegistry implements AutoCloseable {

    /** Whether the first write registers its schema (default) or only asks for the id of one that was registered before. */
    public static final String AUTO_REGISTER = "auto.register";

    private static final String COMPATIBILITY = "FULL_TRANSITIVE";
    private static final int MOST_SCHEMAS = 1_000;

    /** The longest schema of Tidemark has some 10,000 characters. */
    private static final int LONGEST_SCHEMA = 256 << 10;

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int NOT_FOUND = 404;
    private final Connection connection;
    private final RegistryAddress address;
    private final RestService rest;
    private final CachedSchemaRegistryClient client;
    private final UnknownIds unknownIds;
    private final Map<Integer, Schema> writers = new ConcurrentHashMap<>();
    private final Map<Integer, UndecodableRecordException> refused = new ConcurrentHashMap<>();

    private SchemaRegistry(Connection connection, InstantSource clock) {
        this.connection = connection;
        this.unknownIds = new UnknownIds(clock);
        this.address = RegistryAddress.of(connection.schemaRegistryUrl());
        this.rest = new RestService(address.urls());
        this.client = new CachedSchemaRegistryClient(
                rest, MOST_SCHEMAS, List.of(new AvroSchemaProvider()), clientProperties(), Map.of());
    }

    /** A registry client for this connection. */
    public static SchemaRegistry connect(Connection connection) {
        return connect(connection, InstantSource.system());
    }

    static SchemaRegistry connect(Connection connection, InstantSource clock) {
        return new SchemaRegistry(connection, clock);
    }

    /** The serde of this topic's values. */
    public <T extends SpecificRecord> AvroSerde<T> serde(Topic<T> topic) {
        return new AvroSerde<>(this, topic);
    }

    /** The subject of this topic's values. */
    public String subject(Topic<?> topic) {
        return connection.topic(topic) + "-value";
    }

    /**
     * Registers this build's schema of the topic and holds its subject to FULL_TRANSITIVE compatibility; idempotent.
     *
     * @return the schema's id
     * @throws RefusedSchemaException if the schema does not fit those registered before
     * @throws RegistryUnreachableException if the registry cannot be reached or answers otherwise
     */
    public int register(Topic<?> topic) {
        String subject = subject(topic);
        return ask("hold " + subject + " to " + COMPATIBILITY, () -> {
            int id = client.register(subject, new AvroSchema(SchemaText.of(topic.schema())));
            if (!COMPATIBILITY.equals(compatibility(subject))) {
                client.updateConfig(subject, new Config(COMPATIBILITY));
            }
            return id;
        });
    }

    /** Asks the registry something, to see whether it answers. */
    public void requireReachable() {
        ask("list its subjects", () -> rest.getAllSubjects().size());
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    /** The id to write this topic's records under. */
    int schemaId(Topic<?> topic) {
        String subject = subject(topic);
        AvroSchema schema = new AvroSchema(SchemaText.of(topic.schema()));
        if (Boolean.parseBoolean(connection.registryProperties().getOrDefault(AUTO_REGISTER, "true"))) {
            return ask("register the schema of " + subject, () -> client.register(subject, schema));
        }
        return ask("find the schema of " + subject, () -> client.getId(subject, schema));
    }

    /** The schema of this id, from memory if it was seen before. */
    Schema writerSchema(int id) {
        Schema known = writers.get(id);
        if (known != null) {
            return known;
        }
        if (id < 0 || unknownIds.contains(id)) {
            throw unknown(id);
        }
        UndecodableRecordException before = refused.get(id);
        if (before != null) {
            throw before;
        }
        SchemaString found = find(id);
        try {
            Schema schema = parse(id, found);
            writers.put(id, schema);
            return schema;
        } catch (UndecodableRecordException e) {
            // An id never changes its schema, so the registry is not asked again.
            refused.put(id, e);
            throw e;
        }
    }

    private SchemaString find(int id) {
        try {
            return rest.getId(id);
        } catch (RestClientException e) {
            if (isOwnNotFound(e)) {
                unknownIds.add(id);
                throw unknown(id);
            }
            throw unreachable("find schema id " + id, e);
        } catch (IOException e) {
            throw unreachable("find schema id " + id, e);
        }
    }

    private Schema parse(int id, SchemaString found) {
        boolean avro = found.getSchemaType() == null || found.getSchemaType().equals(AvroSchema.TYPE);
        boolean whole = found.getReferences() == null || found.getReferences().isEmpty();
        if (!avro || !whole) {
            throw incompatible("Schema id %d is no Avro schema of its own (type %s, %s references)"
                    .formatted(id, found.getSchemaType(), whole ? "no" : "with"));
        }
        String text = found.getSchemaString() == null ? "" : found.getSchemaString();
        if (text.length() > LONGEST_SCHEMA) {
            throw incompatible("Schema id %d has %,d characters, more than the %,d that are read"
                    .formatted(id, text.length(), LONGEST_SCHEMA));
        }
        try {
            return new Schema.Parser().parse(text);
        } catch (RuntimeException | StackOverflowError e) {
            throw incompatible("The registry's schema of id %d is not valid: %s"
                    .formatted(id, e instanceof StackOverflowError ? "it is nested too deeply" : e.getMessage()));
        }
    }

    private static UndecodableRecordException incompatible(String sentence) {
        return new UndecodableRecordException(UndecodableRecordException.INCOMPATIBLE_SCHEMA, sentence);
    }

    private UndecodableRecordException unknown(int id) {
        return new UndecodableRecordException(
                UndecodableRecordException.UNKNOWN_SCHEMA_ID,
                "The schema registry at %s does not know schema id %d".formatted(address, id));
    }

    /** The subject's own level; null if it has none. */
    private String compatibility(String subject) throws IOException, RestClientException {
        try {
            return client.getConfig(subject).getCompatibilityLevel();
        } catch (RestClientException e) {
            if (isOwnNotFound(e)) {
                return null;
            }
            throw e;
        }
    }

    private <R> R ask(String what, Question<R> question) {
        try {
            return question.answer();
        } catch (RestClientException e) {
            if (e.getStatus() == CONFLICT || e.getStatus() == UNPROCESSABLE || isOwnNotFound(e)) {
                throw new RefusedSchemaException(
                        "The schema registry at %s refused to %s: %s".formatted(address, what, e.getMessage()), e);
            }
            throw unreachable(what, e);
        } catch (IOException e) {
            throw unreachable(what, e);
        }
    }

    /** Codes 404xx are the registry's own words; a bare 404 comes from something else that listens at a wrong URL. */
    private static boolean isOwnNotFound(RestClientException e) {
        return e.getErrorCode() / 100 == NOT_FOUND;
    }

    private RegistryUnreachableException unreachable(String what, Exception e) {
        String why = e instanceof RestClientException rest ? "it answered " + rest.getStatus() + ", " : "";
        return new RegistryUnreachableException(
                "The schema registry at %s could not %s (%s%s); check schema.registry.url and that the registry runs"
                        .formatted(address, what, why, e.getMessage()),
                e);
    }

    /** Short timeouts unless configured: a registry that hangs must not hang a stream. The client wants SSL settings under its own prefix. */
    private Map<String, Object> clientProperties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("http.connect.timeout.ms", 3_000);
        properties.put("http.read.timeout.ms", 10_000);
        connection
                .registryProperties()
                .forEach(
                        (key, value) -> properties.put(key.startsWith("ssl.") ? "schema.registry." + key : key, value));
        return properties;
    }

    private interface Question<R> {
        R answer() throws IOException, RestClientException;
    }
}
