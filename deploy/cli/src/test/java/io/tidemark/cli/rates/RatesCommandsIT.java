package io.tidemark.cli.rates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.cli.OnServers;
import io.tidemark.cli.Run;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
class RatesCommandsIT {

    private static final String TWO =
            """
            currency: EUR
            tables:
              - {from: 2026-11-01, rates: {USD: 0.9214, JPY: 0.0061}}
              - {from: 2026-11-02, rates: {USD: 0.93, JPY: 0.006}}
            """;

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    @Test
    void tablesArePutBehindThoseThatStandThereAndShown() throws Exception {
        Connection connection = KAFKA.freshConnection();
        OnServers servers = new OnServers(connection);
        Path file = Files.writeString(dir.resolve("rates.yaml"), TWO);

        assertThat(servers.run("rates", "show").out()).contains("no table of rates stands there");
        Run put = servers.run("rates", "put", file.toString(), "--reason", "of the bank");
        assertThat(put.code()).as(put.err()).isZero();
        assertThat(put.out()).contains("2 tables of rates to EUR were put");
        assertThat(put.err()).contains("has begun already: transactions that were decided since then stay");

        Run again = servers.run("rates", "put", file.toString());
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("nothing was put, since all tables of");
        Files.writeString(file, TWO.replace("0.9214", "0.92"));
        Run other = servers.run("rates", "put", file.toString());
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("is not in order, since the newest one is from 2026-11-02T00:00:00Z");
        Files.writeString(file, "currency: EUR\ntables:\n  - {from: 2026-11-03, rates: {USD: 0.94}}\n");
        assertThat(servers.run("rates", "put", file.toString()).err()).contains("has a gap: no rate for JPY");

        JsonNode all = servers.json(0, "rates", "show");
        assertThat(all.get("tables")).hasSize(2);
        assertThat(all.get("refused")).isEmpty();
        JsonNode first =
                servers.json(0, "rates", "show", "--at", "2026-11-01T23:59:59Z").get("tables");
        assertThat(first).hasSize(1);
        assertThat(first.get(0).get("rates").get("USD").asText()).isEqualTo("0.9214");
        assertThat(first.get(0).get("reason").asText()).isEqualTo("of the bank");
        assertThat(servers.run("rates", "show").out()).contains("{JPY=0.006, USD=0.93}");
    }
}
