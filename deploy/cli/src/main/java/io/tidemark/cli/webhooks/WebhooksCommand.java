package io.tidemark.cli.webhooks;

import picocli.CommandLine.Command;

/** {@code tidemark webhooks}. */
@Command(
        name = "webhooks",
        description = "Alerts to HTTP endpoints, signed, in order per customer, at least once.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {WebhooksStartCommand.class, WebhooksReplayCommand.class})
public final class WebhooksCommand {}
