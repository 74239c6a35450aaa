package io.tidemark.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.engine.FeatureEngine;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** The Fraud Detection Handbook's own weeks, through our feature engine, trainer and protocol. */
class PublishedFiguresTest {

    private static final Duration DELAY = Duration.ofDays(7);

    @Test
    void twoWeeksOfTheHandbookMeetThePublishedTable() throws IOException {
        Path file = data("handbook_days_000_090.csv.gz");
        HistoryFold may = fold("2018-05-16..2018-05-22", "2018-05-30..2018-06-05");
        HistoryFold june = fold("2018-06-06..2018-06-12", "2018-06-20..2018-06-26");
        read(file, List.of(may, june));

        check(may, "", 67_621, 598, 57_688, 363, .8779, .6917, .274);
        check(may, "eta=0.3,max_depth=6", 67_621, 598, 57_688, 363, .8498, .6638, .260);
        check(june, "", 67_120, 567, 57_753, 440, .8988, .6983, .341);
    }

    private static void check(
            HistoryFold fold,
            String params,
            int trainRows,
            int trainFrauds,
            int testRows,
            int testFrauds,
            double auc,
            double averagePrecision,
            double cardPrecision) {
        assertThat(fold.train()).hasSize(trainRows);
        assertThat(TrainingSet.frauds(fold.train())).isEqualTo(trainFrauds);
        List<String> names = CatalogueReader.shipped("handbook").featureNames();
        try (TrainedModel model = new Trainer(TrainingParameters.parse(params)).train(fold.train(), names)) {
            BacktestResult result = BacktestResult.of(model, fold);
            assertThat(result.rows()).isEqualTo(testRows);
            assertThat(result.frauds()).isEqualTo(testFrauds);
            assertThat(result.aucRoc()).isCloseTo(auc, within(.001));
            assertThat(result.averagePrecision()).isCloseTo(averagePrecision, within(.001));
            assertThat(result.cardPrecisionAt100()).isCloseTo(cardPrecision, within(.001));
        }
    }

    private static HistoryFold fold(String train, String test) {
        return new HistoryFold(DateRange.parse(train), Optional.of(DateRange.parse(test)), DELAY);
    }

    /** Labels of all frauds, known a week after the transaction, before any transaction of the same second. */
    private static void read(Path file, List<HistoryFold> folds) throws IOException {
        Catalogue catalogue = CatalogueReader.shipped("handbook");
        FeatureEngine engine = new FeatureEngine(catalogue);
        Queue<Label> labels = new ArrayDeque<>();
        List<String> columns =
                List.of("TRANSACTION_ID", "TX_DATETIME", "CUSTOMER_ID", "TERMINAL_ID", "TX_AMOUNT", "TX_FRAUD");
        try (CsvTable table = new CsvTable(file, columns)) {
            while (table.hasNext()) {
                CsvTable.Line line = table.next();
                Transaction transaction = transaction(line);
                Instant time = transaction.getEventTime();
                while (!labels.isEmpty() && !labels.peek().getObservedAt().isAfter(time)) {
                    engine.label(labels.remove());
                }
                double[] vector = engine.transaction(transaction);
                boolean fraud = line.text(5).equals("1");
                if (fraud) {
                    labels.add(label(transaction));
                }
                TrainingRow row = new TrainingRow(
                        transaction.getTransactionId(),
                        transaction.getCustomerId(),
                        time.toEpochMilli(),
                        vector,
                        fraud);
                folds.forEach(fold -> fold.add(row));
            }
        }
    }

    private static Transaction transaction(CsvTable.Line line) {
        return Transaction.newBuilder()
                .setTransactionId(line.text(0))
                .setEventTime(
                        LocalDateTime.parse(line.text(1).replace(' ', 'T')).toInstant(ZoneOffset.UTC))
                .setCustomerId(line.text(2))
                .setTerminalId(line.text(3))
                .setAmount(new Money(Math.round(line.number(4) * 100), "EUR"))
                .build();
    }

    private static Label label(Transaction transaction) {
        return Label.newBuilder()
                .setTransactionId(transaction.getTransactionId())
                .setVerdict(Verdict.FRAUD)
                .setType(LabelType.CHARGEBACK)
                .setObservedAt(transaction.getEventTime().plus(DELAY))
                .setCustomerId(transaction.getCustomerId())
                .setTerminalId(transaction.getTerminalId())
                .setEventTime(transaction.getEventTime())
                .build();
    }

    private static Path data(String name) {
        String configured = System.getenv("TIDEMARK_DATA");
        Path directory = configured != null
                ? Path.of(configured)
                : Path.of(System.getProperty("tidemark.root", "."), "..", "shared", "data");
        Path file = directory.resolve(name);
        assumeTrue(Files.exists(file), () -> "skipped: " + file + " is absent; set TIDEMARK_DATA to run this");
        return file;
    }
}
