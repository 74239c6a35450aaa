package io.tidemark.log.registry;

import io.tidemark.log.kafka.Connection;
import java.util.HashMap;
import java.util.Map;

/**
 * How the registry is asked, as it is known now: a secret that the settings refer to may be another one later.
 *
 * @param address where it is
 * @param properties of Confluent's client, secrets in the clear
 */
record RegistryAccess(RegistryAddress address, Map<String, Object> properties) {

    private static final String CREDENTIALS = "basic.auth.user.info";
    private static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";

    RegistryAccess {
        properties = Map.copyOf(properties);
    }

    /**
     * Short time-outs unless configured: a registry that hangs must not hang a stream. A user and a password that are
     * set by themselves go before those in the URL.
     *
     * @throws io.tidemark.log.kafka.SecretUnreadableException if a secret cannot be read
     */
    static RegistryAccess of(Connection connection) {
        RegistryAddress address = RegistryAddress.of(connection.resolvedRegistryUrl());
        Map<String, Object> properties = new HashMap<>();
        properties.put("http.connect.timeout.ms", 3_000);
        properties.put("http.read.timeout.ms", 10_000);
        // The client wants what is about TLS under its own prefix.
        connection
                .resolvedRegistryProperties()
                .forEach(
                        (key, value) -> properties.put(key.startsWith("ssl.") ? "schema.registry." + key : key, value));
        address.userInfo().ifPresent(userInfo -> properties.putIfAbsent(CREDENTIALS, userInfo));
        if (properties.containsKey(CREDENTIALS)) {
            // Otherwise the client looks for them in the URL alone.
            properties.putIfAbsent(CREDENTIALS_SOURCE, "USER_INFO");
        }
        return new RegistryAccess(address, properties);
    }

    /** Without the properties: they hold secrets. */
    @Override
    public String toString() {
        return "RegistryAccess[" + address + "]";
    }
}
