package io.tidemark.cli.rates;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.OnServers;
import io.tidemark.cli.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatesOfFilesTest {

    @TempDir
    Path dir;

    private Path rates;

    @BeforeEach
    void write() throws Exception {
        rates = Files.writeString(
                dir.resolve("rates.yaml"), "currency: EUR\ntables:\n  - {from: 2026-11-01, rates: {USD: 0.5}}\n");
        Files.writeString(
                dir.resolve("catalogue.yaml"),
                """
                name: t
                features:
                  - {name: euros, transform: number, of: converted.EUR}
                  - {name: sum, entity: customer, aggregate: sum, of: converted.EUR, window: 30d}
                """);
        Files.writeString(
                dir.resolve("mapping.yaml"),
                """
                name: m
                columns: {transaction_id: id, event_time: at, customer_id: who, terminal_id: where, amount: paid, currency: in}
                time: iso
                """);
        Files.writeString(
                dir.resolve("in.csv"),
                """
                id,at,who,where,paid,in
                a,2026-11-01T10:00:00Z,c,m,10.00,EUR
                b,2026-11-01T11:00:00Z,c,m,10.00,USD
                c,2026-11-01T12:00:00Z,c,m,10.00,GBP
                """);
    }

    private Run compute(String... more) {
        String[] words = {
            "features",
            "compute",
            "--transactions",
            dir.resolve("in.csv").toString(),
            "--mapping",
            dir.resolve("mapping.yaml").toString(),
            "--catalogue",
            dir.resolve("catalogue.yaml").toString(),
            "--out",
            dir.resolve("out.csv").toString()
        };
        return Run.of(OnServers.words(words, more));
    }

    @Test
    void aFileOfRatesTellsAmountsInOneCurrencyAndWhatHasNoneIsMissingAndCounted() throws Exception {
        Run run = compute("--rates", rates.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("flagged {missing_rate=1}");
        assertThat(Files.readAllLines(dir.resolve("out.csv")))
                .containsExactly("transaction_id,euros,sum", "a,10,10", "b,5,15", "c,NaN,15");
    }

    @Test
    void withoutAFileItIsSaidAndOnlyTheCurrencyItselfIsTold() throws Exception {
        Run run = compute();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("no file of rates is given, so amounts in other currencies than EUR");
        assertThat(Files.readAllLines(dir.resolve("out.csv")).get(2)).isEqualTo("b,NaN,10");
    }

    @Test
    void aFileIsCheckedWithoutServersAndFaultsAreToldInOneSentence() throws Exception {
        assertThat(Run.of("rates", "validate", rates.toString()).out())
                .contains("can be used: 1 tables of rates to EUR for USD, the first from 2026-11-01T00:00:00Z");
        Files.writeString(rates, "currency: EUR\ntables:\n  - {from: 2026-11-01, rates: {USD: 0}}\n");
        Run refused = Run.of("rates", "validate", rates.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.err()).contains("line 3:").contains("has a rate for 'USD' of 0; a rate is more than 0");
    }

    @Test
    void ratesOfAFileAreRefusedWhereTopicsWouldBeRead() {
        Run run = Run.of("features", "backfill", "--rates", rates.toString(), "--out", "nowhere");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--rates is of a file's transactions").contains("give --transactions too");
    }
}
