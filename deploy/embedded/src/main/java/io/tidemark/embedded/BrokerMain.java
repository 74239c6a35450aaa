package io.tidemark.embedded;

import io.tidemark.ops.OpsServer;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/** The child process of {@link EmbeddedBroker}: formats the log directory once, then is Kafka's own broker. */
final class BrokerMain {

    /** Which cluster a new node belongs to; without it, to one of its own. Kafka itself passes over it. */
    static final String CLUSTER_ID = "tidemark.cluster.id";

    private BrokerMain() {}

    /**
     * Entry point.
     *
     * @param args the broker's properties file and the ops port, 0 for none
     */
    public static void main(String[] args) throws IOException {
        // The same texts and numbers wherever it runs.
        Locale.setDefault(Locale.ROOT);
        format(args[0]);
        int opsPort = Integer.parseInt(args[1]);
        if (opsPort != 0) {
            // It lives as long as the process.
            OpsServer ops = new OpsServer("broker", opsPort);
            BrokerMeters.bindTo(ops);
        }
        kafka.Kafka.main(new String[] {args[0]});
    }

    private static void format(String conf) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(conf), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        if (Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            return;
        }
        String[] arguments = {
            "format",
            "--ignore-formatted",
            "-t",
            properties.getProperty(CLUSTER_ID, Uuid.randomUuid().toString()),
            "-c",
            conf
        };
        int code = kafka.tools.StorageTool.execute(arguments, System.out);
        if (code != 0) {
            System.exit(code);
        }
    }
}
