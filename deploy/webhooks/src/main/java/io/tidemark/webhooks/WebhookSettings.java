package io.tidemark.webhooks;

import io.tidemark.log.kafka.Connection;
import io.tidemark.settings.Settings;
import io.tidemark.start.Operations;
import io.tidemark.subscriber.SubscriberOptions;
import io.tidemark.webhooks.deliver.Endpoint;
import io.tidemark.webhooks.deliver.Pace;
import io.tidemark.webhooks.send.Backoff;
import io.tidemark.webhooks.send.Hosts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the process is started with, by the keys of {@link WebhookKeys}. */
public record WebhookSettings(
        Connection connection, Operations operations, Hosts hosts, List<Endpoint> endpoints, Pace pace) {

    private static final Duration COMMITS = Duration.ofSeconds(1);

    /** @throws io.tidemark.settings.SettingsException with everything that is wrong */
    public static WebhookSettings from(Map<String, String> properties) {
        return Settings.read(WebhookKeys.ALL, properties, WebhookSettings::of);
    }

    /** As it is set. */
    public static WebhookSettings of(Settings settings) {
        Supplier<Connection> connection = settings.part(() -> Connection.of(settings));
        Hosts hosts = new Hosts(
                settings.get(WebhookKeys.HOSTS),
                settings.get(WebhookKeys.HOSTS_PRIVATE),
                settings.get(WebhookKeys.HOSTS_PLAIN));
        Supplier<List<Endpoint>> endpoints =
                settings.part(() -> Endpoints.of(settings.of(WebhookKeys.ENDPOINTS), hosts));
        return new WebhookSettings(
                connection.get(),
                Operations.of(settings),
                hosts,
                endpoints.get(),
                new Pace(
                        settings.get(WebhookKeys.CONNECT_TIMEOUT),
                        settings.get(WebhookKeys.ANSWER_TIMEOUT),
                        new Backoff(settings.get(WebhookKeys.RETRY_FIRST), settings.get(WebhookKeys.RETRY_MOST)),
                        settings.get(WebhookKeys.HOLD),
                        settings.get(WebhookKeys.AT_ONCE),
                        settings.get(WebhookKeys.IN_FLIGHT)));
    }

    /** The consumer group in which an endpoint has its place. */
    public String group(Endpoint endpoint) {
        return connection.topicPrefix() + "tidemark-webhooks-" + endpoint.name();
    }

    /** An endpoint that is new is told from now on; {@code tidemark webhooks replay} goes back for it. */
    public SubscriberOptions subscriber(Endpoint endpoint) {
        Map<String, String> kafka = new HashMap<>();
        connection.consumerConfig().forEach((key, value) -> kafka.put(key, String.valueOf(value)));
        return new SubscriberOptions(
                kafka,
                connection.resolvedRegistryUrl(),
                connection.resolvedRegistryProperties(),
                connection.topicPrefix(),
                group(endpoint),
                pace.inFlight(),
                SubscriberOptions.Start.NEXT,
                COMMITS);
    }
}
