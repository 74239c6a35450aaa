package io.tidemark.log.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;

/** What Kafka Streams is configured with, and the clients that it makes by itself. */
record StreamsConfigs(Connection connection) {

    /** What Streams makes another of for each client. */
    private static final Set<String> DERIVED = Set.of("client.id", "group.id", "group.instance.id", "transactional.id");

    /** New and mutable. */
    Map<String, Object> config() {
        Map<String, String> said = connection.clientProperties();
        Map<String, Object> config = connection.config(ClientKind.STREAMS.choose(said));
        for (ClientKind kind : List.of(ClientKind.CONSUMER, ClientKind.PRODUCER, ClientKind.ADMIN)) {
            kind.own(said).forEach((key, value) -> config.put(kind.prefix() + key, value));
        }
        References.explain(config);
        return config;
    }

    /**
     * The settings of a client that Kafka Streams makes, with references where Streams has put what it read. Streams
     * reads secrets once, when it is made, and would make clients of them for as long as it lives.
     *
     * @param read the settings as Streams hands them out
     * @return new and mutable; what makes the client read the references is among it. What Streams derives for each
     *     client of its own stays, and so does all of it as long as a secret cannot be read: a thread whose clients
     *     could not be made would not come back.
     */
    Map<String, Object> withReferences(Map<String, Object> read, ClientKind kind) {
        Map<String, Object> said = config();
        Map<String, Object> asSaid = new HashMap<>(said);
        asSaid.keySet().removeIf(key -> !key.startsWith(AbstractConfig.CONFIG_PROVIDERS_CONFIG));
        Map<String, Object> referring = new HashMap<>(read);
        referring.putAll(asSaid);
        read.keySet().forEach(key -> asSaid.put(key, said.getOrDefault(kind.prefix() + key, said.get(key))));
        Map<String, String> references = References.among(asSaid);
        references.keySet().removeAll(DERIVED);
        if (!References.areReadable(references)) {
            return new HashMap<>(read);
        }
        referring.putAll(references);
        return referring;
    }
}
