package io.tidemark.cli.rates;

import io.tidemark.cli.reading.TopicReader;
import io.tidemark.features.rates.GrowingRates;
import io.tidemark.features.rates.RateTables;
import io.tidemark.log.Decoded;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.RateTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the topic {@code rates}, as those who compute features see it.
 *
 * @param tables in force, now or later
 * @param refused why others are not, in their order
 */
record RatesLog(RateTables tables, List<String> refused) {

    static RatesLog read(Connection connection, AvroSerde<RateTable> serde) {
        GrowingRates tables = new GrowingRates();
        List<String> refused = new ArrayList<>();
        new TopicReader(connection).read(Topics.RATES, TopicReader.Start.beginning(), false, record -> {
            Optional<RateTable> table = record.value() == null ? Optional.empty() : Decoded.of(record, serde);
            if (table.isEmpty()) {
                refused.add("the record at offset " + record.offset() + " is no table of rates");
                return true;
            }
            Optional<String> why = tables.problem(table.get(), Instant.ofEpochMilli(record.timestamp()));
            why.ifPresent(refused::add);
            if (why.isEmpty()) {
                tables.add(table.get());
            }
            return true;
        });
        return new RatesLog(tables.tables(), refused);
    }
}
