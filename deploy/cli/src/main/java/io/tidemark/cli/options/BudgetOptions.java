package io.tidemark.cli.options;

import io.tidemark.training.bundle.AlertBudget;
import picocli.CommandLine.Option;

/** How much of the traffic may be flagged. Mixed into each command that makes a bundle. */
public final class BudgetOptions {

    @Option(names = "--review-share", paramLabel = "X", description = "share of transactions that people can review")
    private double reviewShare = AlertBudget.DEFAULT.reviewShare();

    @Option(names = "--decline-share", paramLabel = "X", description = "share of transactions to decline")
    private double declineShare = AlertBudget.DEFAULT.declineShare();

    public AlertBudget budget() {
        return new AlertBudget(reviewShare, declineShare);
    }
}
