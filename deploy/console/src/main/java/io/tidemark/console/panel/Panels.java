package io.tidemark.console.panel;

import java.util.List;

/** The panels in the order of the page. To add one, write it and name it here. */
public record Panels(List<Panel> all, FeedPanel feed, Transactions transactions) {

    /** All of them, empty. */
    public static Panels of(Transactions transactions, HealthPanel health) {
        FeedPanel feed = new FeedPanel();
        return new Panels(
                List.of(
                        new DecisionsPanel(),
                        new ScoresPanel(),
                        new DriftPanel(),
                        new TimelinePanel(),
                        feed,
                        new QualityPanel(),
                        new ReasonsPanel(),
                        health,
                        transactions),
                feed,
                transactions);
    }
}
