package io.tidemark.scoring.release.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a process that dies holds back the readers of what it was writing: its transaction's timeout, and then until
 * the broker looks, which it does at intervals of its own.
 */
public final class TransactionTimeouts {

    private static final String INTERVAL = "transaction.abort.timed.out.transaction.cleanup.interval.ms";
    private static final Duration SHORT_ENOUGH = Duration.ofSeconds(1);
    private static final long ANSWER_SECONDS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(TransactionTimeouts.class);

    private TransactionTimeouts() {}

    /** Says in the log what the broker does, if it makes the timeout longer than it reads or is not to be found out. */
    public static void tell(Admin admin, String process, Duration timeout) {
        sentence(admin, process, timeout).ifPresent(LOG::warn);
    }

    static Optional<String> sentence(Admin admin, String process, Duration timeout) {
        try {
            Node broker = admin.describeCluster().nodes().get(ANSWER_SECONDS, TimeUnit.SECONDS).stream()
                    .findFirst()
                    .orElseThrow();
            ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, broker.idString());
            ConfigEntry entry = admin.describeConfigs(List.of(resource))
                    .all()
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .get(resource)
                    .get(INTERVAL);
            return entry == null
                    ? Optional.of(unknown(process, timeout, "it is not among its settings"))
                    : sentence(process, timeout, Duration.ofMillis(Long.parseLong(entry.value())));
        } catch (ExecutionException e) {
            return Optional.of(unknown(process, timeout, e.getCause().getMessage()));
        } catch (TimeoutException e) {
            return Optional.of(unknown(process, timeout, "it does not answer"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static Optional<String> sentence(String process, Duration timeout, Duration interval) {
        return interval.compareTo(SHORT_ENOUGH) <= 0
                ? Optional.empty()
                : Optional.of(
                        "If %s dies its readers may wait %.1f s: its transactions end after %.1f s, but the broker looks every %.1f s only; set %s=500 on the brokers"
                                .formatted(
                                        process,
                                        seconds(timeout.plus(interval)),
                                        seconds(timeout),
                                        seconds(interval),
                                        INTERVAL));
    }

    private static String unknown(String process, Duration timeout, String why) {
        return "If %s dies its readers wait %.1f s and then until the broker looks, and how often it does is not known (%s); see to %s on the brokers"
                .formatted(process, seconds(timeout), why, INTERVAL);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
