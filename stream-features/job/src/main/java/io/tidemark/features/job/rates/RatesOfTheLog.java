package io.tidemark.features.job.rates;

import io.tidemark.log.LogReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;

/** The topic {@code rates}: all that stands there when it is opened, and what comes from then on. */
public record RatesOfTheLog(Connection connection) implements RateSource {
    private static final long serialVersionUID = 1L;

    @Override
    public Rates open() {
        return new FollowedRates(
                connection.topic(Topics.RATES),
                SchemaRegistry.connect(connection).serde(Topics.RATES),
                new LogReader(connection, Topics.RATES));
    }
}
