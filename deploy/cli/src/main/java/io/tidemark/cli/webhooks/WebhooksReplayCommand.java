package io.tidemark.cli.webhooks;

import io.tidemark.cli.options.EventTimeConverter;
import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.settings.Layers;
import io.tidemark.subscriber.Rewind;
import io.tidemark.subscriber.SubscriberException;
import io.tidemark.webhooks.WebhookKeys;
import io.tidemark.webhooks.WebhookSettings;
import io.tidemark.webhooks.deliver.Endpoint;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description =
                "Takes an endpoint back to a time: what was alerted since is sent once more, under the same ids, when the"
                        + " webhooks start. They must not run meanwhile.",
        mixinStandardHelpOptions = true)
final class WebhooksReplayCommand implements Callable<Integer> {

    @Mixin
    private WebhooksFile file;

    @Parameters(index = "1", paramLabel = "ENDPOINT", description = "its name in FILE")
    private String name;

    @Option(
            names = "--since",
            required = true,
            paramLabel = "TIME",
            converter = EventTimeConverter.class,
            description = "from the first alert on that was appended then or later, e.g. 2026-11-30T12:00:00Z")
    private Instant since;

    @Mixin
    private Output output;

    /** What will be sent once more. */
    record Replay(String endpoint, Instant since, long alerts) {

        String text() {
            return "%s is told %,d alerts once more, from %s on".formatted(endpoint, alerts, since);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        WebhookSettings settings = Layers.of(
                        WebhookKeys.ALL, System.getenv(), file.path().toString())
                .read(WebhookSettings::of, output::progress);
        Endpoint endpoint = settings.endpoints().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        ExitCodes.USAGE,
                        "%s has no endpoint %s; it has %s"
                                .formatted(
                                        file.path(),
                                        name,
                                        settings.endpoints().stream()
                                                .map(Endpoint::name)
                                                .toList())));
        try {
            long alerts =
                    Rewind.to(settings.subscriber(endpoint), endpoint.source().alerts(), since);
            Replay replay = new Replay(name, since, alerts);
            output.result(replay, replay::text);
            return ExitCodes.DONE;
        } catch (SubscriberException e) {
            throw new Failure(ExitCodes.FAILED, e.getMessage());
        }
    }
}
