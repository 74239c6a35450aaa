package io.tidemark.subscriber;

import io.tidemark.schemas.FraudAlert;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A program that acts on alerts by a line in a file, which is its memory of what it has acted on as well: effect and
 * key in one write.
 */
final class WritingSubscriber {

    private WritingSubscriber() {}

    /** @param args servers, registry, prefix, group, file */
    public static void main(String[] args) throws Exception {
        SubscriberOptions options = SubscriberOptions.of(args[0], args[1], args[3])
                .withPrefix(args[2])
                .withKafka(Map.of("bootstrap.servers", args[0], "session.timeout.ms", "6000"));
        Path file = Path.of(args[4]);
        Set<String> handled = Files.exists(file) ? new HashSet<>(Files.readAllLines(file)) : new HashSet<>();
        try (AlertSubscriber<FraudAlert> alerts = AlertSubscriber.ofFraud(options, new HeardWords())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> alerts.stop(Duration.ofSeconds(30))));
            alerts.run(delivery -> {
                String key = delivery.key();
                if (handled.add(key)) {
                    Files.write(
                            file,
                            (key + "\n").getBytes(StandardCharsets.UTF_8),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                }
                // Redeliveries are counted too, so that the test shows that it had some.
                System.out.println(key);
            });
        }
    }
}
