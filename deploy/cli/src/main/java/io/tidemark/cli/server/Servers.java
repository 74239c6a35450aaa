package io.tidemark.cli.server;

import io.tidemark.cli.print.Failure;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.stack.directory.DataDir;
import io.tidemark.stack.directory.PropertiesFile;
import io.tidemark.stack.directory.StackState;
import io.tidemark.stack.directory.StackStatus;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Kafka and which registry a command talks to: those of the running local stack unless named. */
public final class Servers {

    @Mixin
    private DataDirOption where;

    @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", description = "Kafka, in place of the local stack")
    private Optional<String> bootstrapServers;

    @Option(names = "--schema-registry", paramLabel = "URL", description = "the registry, in place of the local stack")
    private Optional<String> schemaRegistry;

    @Option(names = "--topic-prefix", paramLabel = "PREFIX", description = "stands before every topic's name")
    private Optional<String> topicPrefix;

    @Option(
            names = "--client-config",
            paramLabel = "FILE",
            description = "properties with kafka.* and schema.registry.* for the clients, e.g. for TLS and SASL")
    private Optional<Path> clientConfig;

    /** Fails with one sentence if no servers are known. */
    public Connection connection() {
        Map<String, String> properties = new HashMap<>();
        clientConfig.ifPresent(file -> properties.putAll(PropertiesFile.read(file)));
        bootstrapServers.ifPresent(servers -> properties.put(Connection.BOOTSTRAP_SERVERS, servers));
        schemaRegistry.ifPresent(url -> properties.put(Connection.SCHEMA_REGISTRY_URL, url));
        topicPrefix.ifPresent(prefix -> properties.put(Connection.TOPIC_PREFIX, prefix));
        if (!properties.containsKey(Connection.BOOTSTRAP_SERVERS)) {
            StackState stack = runningStack();
            properties.put(Connection.BOOTSTRAP_SERVERS, stack.bootstrapServers());
            properties.putIfAbsent(Connection.SCHEMA_REGISTRY_URL, stack.schemaRegistry());
        }
        if (!properties.containsKey(Connection.SCHEMA_REGISTRY_URL)) {
            throw new Failure(ExitCodes.USAGE, "--bootstrap-servers needs --schema-registry beside it");
        }
        return Connection.from(properties);
    }

    /** As {@link DataDirOption#words}, if it is a stack of this machine that is meant. */
    public String words() {
        return localStack().isPresent() ? where.words() : "";
    }

    /** The data directory of the local stack, unless other servers are named. */
    public Optional<DataDir> localStack() {
        boolean named = bootstrapServers.isPresent()
                || clientConfig
                        .filter(file -> PropertiesFile.read(file).containsKey(Connection.BOOTSTRAP_SERVERS))
                        .isPresent();
        return named ? Optional.empty() : Optional.of(where.dataDir());
    }

    private StackState runningStack() {
        DataDir dataDir = where.dataDir();
        return StackStatus.find(dataDir)
                .orElseThrow(() -> new Failure(
                        ExitCodes.UNREACHABLE,
                        "no stack runs on " + dataDir.root()
                                + "; start one with: ./tidemark up" + where.words()
                                + ", or name --bootstrap-servers and --schema-registry"));
    }
}
