package io.tidemark.log.registry;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.SecretUnreadableException;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.SchemaProvider;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.RestService;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.entities.SchemaString;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.apache.flink.avro.shaded.com.fasterxml.jackson.core.type.TypeReference;

/**
 * The schema registry, any that speaks Confluent's API: the one place that knows Confluent's client, which comes
 * relocated with its own Avro, so that schemas cross this border as JSON text.
 *
 * <p>Connecting does no I/O. Subjects are {@code <full topic name>-value}. Thread-safe; one per process is enough.
 */
public final class SchemaRegistry implements AutoCloseable {

    /**
     * Whether the first write registers its schema (default) or only asks for the id of one that was registered before.
     */
    public static final String AUTO_REGISTER = "auto.register";

    private static final String COMPATIBILITY = "FULL_TRANSITIVE";
    private static final int CACHED_SCHEMAS = 1_000;

    private static final Map<String, String> JSON = Map.of("Accept", "application/vnd.schemaregistry.v1+json");
    private static final TypeReference<SchemaString> SCHEMA_STRING = new TypeReference<>() {};
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final Set<Integer> STRANGER = Set.of(401, 403);
    private final Connection connection;
    private final RegistryAddress address;
    private final WrittenSchemas written;
    private final Fingerprints fingerprints;
    private volatile Clients clients;

    private record Clients(RegistryAccess access, RestService rest, CachedSchemaRegistryClient cached) {

        static Clients of(RegistryAccess access) {
            RestService rest = new RestService(access.address().urls());
            List<SchemaProvider> avro = List.of(new AvroSchemaProvider());
            var cached = new CachedSchemaRegistryClient(rest, CACHED_SCHEMAS, avro, access.properties(), Map.of());
            return new Clients(access, rest, cached);
        }
    }

    private SchemaRegistry(Connection connection, InstantSource clock) {
        this.connection = connection;
        this.clients = Clients.of(RegistryAccess.of(connection));
        this.address = clients.access().address();
        this.fingerprints = new Fingerprints(this::everything, clock);
        this.written = new WrittenSchemas(this::find, fingerprints::isInDoubt, address, clock);
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
            int id = clients.cached().register(subject, new AvroSchema(SchemaText.of(topic.schema())));
            if (!COMPATIBILITY.equals(compatibility(subject))) {
                clients.cached().updateConfig(subject, new Config(COMPATIBILITY));
            }
            return id;
        });
    }

    /** Asks the registry something, to see whether it answers. */
    public void requireReachable() {
        ask("list its subjects", () -> clients.rest().getAllSubjects().size());
    }

    @Override
    public void close() throws IOException {
        clients.cached().close();
    }

    /** The id to write this topic's records under. */
    int schemaId(Topic<?> topic) {
        String subject = subject(topic);
        AvroSchema schema = new AvroSchema(SchemaText.of(topic.schema()));
        if (Boolean.parseBoolean(connection.registryProperties().getOrDefault(AUTO_REGISTER, "true"))) {
            return ask(
                    "register the schema of " + subject, () -> clients.cached().register(subject, schema));
        }
        return ask("find the schema of " + subject, () -> clients.cached().getId(subject, schema));
    }

    /** The schemas that messages name. */
    WrittenSchemas written() {
        return written;
    }

    private Optional<WrittenSchemas.Entry> find(SchemaName name) {
        if (name instanceof SchemaName.Id number) {
            return present("find " + name, () -> entry(clients.rest().getId(number.id())));
        }
        UUID guid = ((SchemaName.Guid) name).guid();
        return present("find " + name, () -> {
                    try {
                        return Optional.of(entry(clients.rest()
                                .httpRequest("/schemas/guids/" + guid, "GET", null, JSON, SCHEMA_STRING)));
                    } catch (RestClientException e) {
                        if (!isOwnNotFound(e) && isNoSuchPath(e)) {
                            return fingerprints.find(guid);
                        }
                        throw e;
                    }
                })
                .flatMap(found -> found);
    }

    /** The schemas of all subjects, for a registry that looks nothing up by GUID. */
    private RegistryListing everything() {
        Set<String> own = Topics.ALL.stream().map(this::subject).collect(Collectors.toSet());
        String what = "list its schemas";
        return RegistryListing.of(
                ask(what, () -> clients.rest().getAllSubjects()),
                own,
                subject -> present(what, () -> clients.rest().getAllVersions(subject))
                        .orElse(List.of()),
                (subject, version) -> present(
                        what, () -> entry(new SchemaString(clients.rest().getVersion(subject, version)))));
    }

    /** The answer; empty if the registry says that it does not have it. */
    private <R> Optional<R> present(String what, Question<R> question) {
        try {
            return Optional.of(question.answer());
        } catch (RestClientException e) {
            if (isOwnNotFound(e)) {
                return Optional.empty();
            }
            throw unreachable(what, e);
        } catch (IOException e) {
            throw unreachable(what, e);
        }
    }

    private static WrittenSchemas.Entry entry(SchemaString found) {
        return new WrittenSchemas.Entry(
                found.getSchemaType(),
                found.getReferences() == null || found.getReferences().isEmpty(),
                found.getSchemaString());
    }

    /** The subject's own level; null if it has none. */
    private String compatibility(String subject) throws IOException, RestClientException {
        try {
            return clients.cached().getConfig(subject).getCompatibilityLevel();
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
                throw new RefusedSchemaException(address, what, e);
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

    /**
     * What a registry says to a question that it does not know; so does anything else at a wrong URL, which the next
     * question shows.
     */
    private static boolean isNoSuchPath(RestClientException e) {
        return e.getStatus() == NOT_FOUND || e.getStatus() == NOT_ALLOWED;
    }

    private RegistryUnreachableException unreachable(String what, Exception e) {
        RegistryFailures.count();
        String why = e instanceof RestClientException answer ? "it answered " + answer.getStatus() + ", " : "";
        if (e instanceof RestClientException answer && STRANGER.contains(answer.getStatus())) {
            why += knockAnew();
        }
        return new RegistryUnreachableException(
                String.format(
                        Locale.ROOT,
                        "The schema registry at %s could not %s (%s%s); check schema.registry.url and that the"
                                + " registry runs",
                        address,
                        what,
                        why,
                        e.getMessage()),
                e);
    }

    /** Whoever is not known may be told another password meanwhile: the next question is asked with it. */
    private String knockAnew() {
        try {
            RegistryAccess access = RegistryAccess.of(connection);
            if (!access.equals(clients.access())) {
                clients = Clients.of(access);
            }
            return "";
        } catch (SecretUnreadableException e) {
            return e.getMessage() + ", ";
        }
    }

    private interface Question<R> {
        R answer() throws IOException, RestClientException;
    }
}
