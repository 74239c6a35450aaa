package io.tidemark.webhooks;

import io.tidemark.log.cluster.LogNeeds;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.ops.OpsServer;
import io.tidemark.settings.Keys;
import io.tidemark.settings.Settings;
import io.tidemark.start.Opened;
import io.tidemark.start.Operations;
import io.tidemark.start.ProcessPlan;
import io.tidemark.start.RunningProcess;
import io.tidemark.webhooks.deliver.Burial;
import io.tidemark.webhooks.deliver.Endpoint;
import io.tidemark.webhooks.deliver.EndpointRunner;
import io.tidemark.webhooks.meters.WebhookMeters;
import io.tidemark.webhooks.send.HttpSender;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** How the process is started. */
final class WebhookPlan implements ProcessPlan<WebhookSettings> {

    @Override
    public Keys keys() {
        return WebhookKeys.ALL;
    }

    @Override
    public WebhookSettings read(Settings settings) {
        return WebhookSettings.of(settings);
    }

    @Override
    public Operations operations(WebhookSettings config) {
        return config.operations();
    }

    @Override
    public Optional<Connection> connection(WebhookSettings config) {
        return Optional.of(config.connection());
    }

    @Override
    public List<String> warnings(WebhookSettings config) {
        return config.endpoints().isEmpty() ? List.of("no endpoint is set, so nobody is told") : List.of();
    }

    @Override
    public RunningProcess start(WebhookSettings config, OpsServer ops) {
        return Opened.whole(opened -> start(config, new WebhookMeters(ops.registry()), opened));
    }

    private Webhooks start(WebhookSettings config, WebhookMeters meters, Opened opened) {
        LogNeeds needs = new LogNeeds(keys().name()).writes(Topics.DEAD_LETTERS);
        config.endpoints().forEach(one -> needs.reads(one.source().topic()).group(config.group(one)));
        needs.require(config.connection());
        SchemaRegistry registry = opened.add(SchemaRegistry.connect(config.connection()));
        List<EndpointRunner<?>> runners = new ArrayList<>();
        for (Endpoint endpoint : config.endpoints()) {
            meters.begin(endpoint);
            InstantSource clock = InstantSource.system();
            HttpSender sender = new HttpSender(
                    endpoint.url(),
                    config.hosts(),
                    InetAddress::getAllByName,
                    config.pace().connecting(),
                    config.pace().answering(),
                    Optional.empty(),
                    clock);
            runners.add(opened.add(EndpointRunner.start(
                    endpoint,
                    config.pace(),
                    config.subscriber(endpoint),
                    sender,
                    new Burial(config.connection(), registry, clock),
                    meters,
                    clock,
                    new Random())));
        }
        return new Webhooks(runners, opened, new CountDownLatch(1));
    }

    /** The running process. */
    private record Webhooks(List<EndpointRunner<?>> runners, Opened opened, CountDownLatch closed)
            implements RunningProcess {

        @Override
        public Optional<String> reasonNotReady() {
            return runners.stream()
                    .map(EndpointRunner::trouble)
                    .filter(trouble -> !trouble.isEmpty())
                    .findFirst();
        }

        @Override
        public Optional<String> awaitEnd() throws InterruptedException {
            closed.await();
            return Optional.empty();
        }

        @Override
        public void close() {
            // All at the same time: each may wait for what it has sent.
            runners.forEach(EndpointRunner::stop);
            opened.close();
            closed.countDown();
        }
    }
}
