package io.tidemark.cli.policy;

import picocli.CommandLine.Command;

/** {@code tidemark policy}. */
@Command(
        name = "policy",
        description = "Rules, lists and thresholds beside the model: what they say, and what a change would cost.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PolicyValidateCommand.class,
            PolicyShowCommand.class,
            PolicySimulateCommand.class,
            PolicyShadowCommand.class,
            PolicyCompareCommand.class,
            PolicyPromoteCommand.class,
            PolicyRollbackCommand.class,
            PolicyHistoryCommand.class,
            PolicyVerifyCommand.class,
        })
public final class PolicyCommand {}
