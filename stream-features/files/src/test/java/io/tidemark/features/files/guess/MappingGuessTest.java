package io.tidemark.features.files.guess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.files.LayoutsTest;
import io.tidemark.features.files.MalformedRow;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.Row;
import io.tidemark.features.files.TransactionFile;
import io.tidemark.features.files.table.UnreadableFileException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingGuessTest {

    private static final String ROWS = "%s,C1,T1,10.00,0%n%s,C2,T1,11.50,1%n%s,C1,T2,12.25,0%n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "handbook",
                "sparkov",
                "sparkov-kaggle",
                "sparkov-generator",
                "paysim",
                "ulb",
                "banksim",
                "ieee-cis",
                "tabformer"
            })
    void aFileOfAKnownLayoutGetsItsShippedMapping(String layout) throws URISyntaxException {
        Path file = layout(layout);
        MappingGuess guess = MappingGuess.of(file);
        assertThat(guess.open()).isEmpty();
        assertThat(guess.told()).singleElement().asString().contains("the shipped mapping " + layout);
        assertThat(read(Mapping.read(guess.yaml()), file)).isEqualTo(read(Mapping.shipped(layout), file));
    }

    /** Under other names the values have to tell: what comes of it is the same rows, but for the attributes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "handbook;"
                        + " TRANSACTION_ID=tx_id,TX_DATETIME=created_at,CUSTOMER_ID=client,TERMINAL_ID=shop,TX_AMOUNT=total,TX_FRAUD=chargeback",
                "sparkov; tx_id=payment_id,unix_time=ts,card_id=account,merchant_id=merchant,amt=amount,is_fraud=label",
                "sparkov-kaggle;"
                        + " trans_num=reference,trans_date_trans_time=datetime,cc_num=card,amt=value,is_fraud=target",
                "ieee-cis; TransactionID=id,TransactionDT=seconds,TransactionAmt=amount,card1=customer,isFraud=fraud",
                "tabformer; Merchant Name=Shop,Amount=Paid,Is Fraud?=Fraud",
            })
    void renamedColumnsAreFoundByTheirValues(String layout, String renamed) throws Exception {
        Path file = renamed(layout, renamed);
        MappingGuess guess = MappingGuess.of(file);
        assertThat(guess.open()).as(guess.yaml()).isEmpty();
        List<Row> guessed = read(
                Mapping.read(guess.yaml()
                        .replaceAll(
                                "currency: EUR +#",
                                "currency: " + Mapping.shipped(layout).currency() + " #")),
                file);
        List<Row> expected = read(Mapping.shipped(layout), layout(layout));
        assertThat(guessed).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            var mine = guessed.get(i).transaction();
            var theirs = expected.get(i).transaction();
            assertThat(mine.getTransactionId()).isEqualTo(theirs.getTransactionId());
            assertThat(mine.getEventTime()).as(guess.yaml()).isEqualTo(theirs.getEventTime());
            assertThat(mine.getCustomerId()).isEqualTo(theirs.getCustomerId());
            assertThat(mine.getTerminalId()).isEqualTo(theirs.getTerminalId());
            assertThat(mine.getAmount()).isEqualTo(theirs.getAmount());
            assertThat(guessed.get(i).verdict()).isEqualTo(expected.get(i).verdict());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "paysim; step=period,nameOrig=payer,nameDest=payee; hours_since; counted from a start",
                "ulb; Time=Elapsed time,Class=Label; hours_since; counted from a start",
                "banksim; step=period,customer=client,merchant=shop; hours_since; counted from a start",
            })
    void whatOnlyAPersonKnowsIsLeftOpenAndNamed(String layout, String renamed, String key, String question)
            throws Exception {
        MappingGuess guess = MappingGuess.of(renamed(layout, renamed));
        assertThat(guess.open())
                .as(guess.yaml())
                .singleElement()
                .asString()
                .startsWith(key)
                .contains(question);
        assertThat(guess.yaml()).contains("# hours_since:  OPEN:");
        assertThatThrownBy(() -> Mapping.read(guess.yaml())).hasMessageContaining("'time' is missing");
        Mapping mended = Mapping.read(guess.yaml() + key + ": 2017-12-01\n");
        assertThat(read(mended, renamed(layout, renamed))).hasSize(24);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2018-04-01 10:00:00; time: iso",
                "2018-04-01T10:00:00.123+02:00; time: iso",
                "04/25/2018 10:05; time: MM/dd/yyyy HH:mm",
                "25/04/2018 10:05; time: dd/MM/yyyy HH:mm",
                "4/25/2018 5:07 PM; time: M/d/yyyy h:mm a",
                "25.04.2018 10:05:01; time: dd.MM.yyyy HH:mm:ss",
                "25-Apr-2018 10:05:01; time: dd-MMM-yyyy HH:mm:ss",
                "04/25/2018 10:05:01 +0200; time: MM/dd/yyyy HH:mm:ss XX",
                "Wed Apr 25 10:05:01 UTC 2018; time: EEE MMM dd HH:mm:ss z yyyy",
                "20180425; time: yyyyMMdd",
                "20180425100501; time: yyyyMMddHHmmss",
                "1524650701; time: epoch_seconds",
                "1524650701.0; time: epoch_seconds",
                "1.524650701E9; time: epoch_seconds",
                "1524650701123; time: epoch_millis",
                "1524650701123456; time: epoch_micros",
                "1524650701123456789; time: epoch_nanos",
            })
    void theFormOfTheTimesIsToldByTheTexts(String text, String line) throws IOException {
        Path file = write("when,customer,terminal,amount,fraud\n" + ROWS.replace("%s", text));
        MappingGuess guess = MappingGuess.of(file);
        assertThat(guess.open()).as(guess.yaml()).isEmpty();
        assertThat(guess.yaml().replace("\"", "")).contains(line);
        assertThat(read(Mapping.read(guess.yaml()), file)).hasSize(3);
    }

    @Test
    void daysAndMonthsThatCannotBeToldApartAreLeftOpen() throws IOException {
        MappingGuess guess = MappingGuess.of(write("when,customer,terminal,amount,fraud\n"
                + ROWS.formatted("01/02/2018 10:00", "02/02/2018 10:00", "01/03/2018 09:00")));
        assertThat(guess.open())
                .containsExactly(
                        "time: day and month cannot be told apart, dd/MM/yyyy HH:mm and MM/dd/yyyy HH:mm both read"
                                + " \"01/02/2018 10:00\" and all others; only dd/MM/yyyy HH:mm would put the rows in order"
                                + " of time");
        assertThatThrownBy(() -> Mapping.read(guess.yaml())).hasMessageContaining("'time' is missing");
    }

    @Test
    void yearsOfTwoDigitsMayBeDays() throws IOException {
        MappingGuess guess =
                MappingGuess.of(write("when,customer,terminal,amount,fraud\n" + ROWS.replace("%s", "25.04.18 10:05")));
        assertThat(guess.open()).singleElement().asString().contains("dd.MM.yy HH:mm and yy.MM.dd HH:mm both read");
    }

    @Test
    void twoAmountsAreLeftOpen() throws IOException {
        MappingGuess guess = MappingGuess.of(write("when,customer,terminal,amount_local,amount_base,fraud\n"
                + "2018-04-01 10:00,C1,T1,10.00,9.00,0\n2018-04-01 10:00,C1,T1,10.00,9.00,1\n"));
        assertThat(guess.open())
                .containsExactly("amount: several columns may be the amount: amount_local, amount_base; name one");
    }

    @Test
    void spreadsheetDaysIdsWithExponentsAndAMissingCurrencyAreTold() throws IOException {
        Path file = write("date;customer;terminal;amount;fraud\n"
                + "43191.4166666667;4.26E+15;7.0;10;no\n"
                + "43191.5;4.26E+15;7.0;10;yes\n");
        MappingGuess guess = MappingGuess.of(file);
        assertThat(guess.open()).as(guess.yaml()).isEmpty();
        assertThat(guess.yaml()).contains("separator: \";\"", "days_since: 1899-12-30", "fraud_is: [\"yes\"]");
        assertThat(guess.told())
                .anyMatch(told -> told.contains("days of a spreadsheet"))
                .anyMatch(told -> told.contains("ids of customer have an exponent"))
                .anyMatch(told -> told.contains("the ids of terminal are written as decimals"))
                .anyMatch(told -> told.contains("EUR is a place holder"))
                .anyMatch(told -> told.contains("transaction_id: row"));
        assertThat(read(Mapping.read(guess.yaml()), file))
                .extracting(row -> row.transaction().getEventTime().toString())
                .containsExactly("2018-04-01T10:00:00Z", "2018-04-01T12:00:00Z");
    }

    @Test
    void leadingZerosOfIdsAreKeptAndColumnsNamedLikeWordsAreColumns() throws IOException {
        Path file = write("row,date,time,customer,terminal,amount,currency,fraud\n"
                + "7,2018-04-01,10:05,007,01,10,EUR,Y\n"
                + "8,2018-04-01,11:05,07,1,1,USD,N\n");
        MappingGuess guess = MappingGuess.of(file);
        Mapping mapping = Mapping.read(guess.yaml());
        assertThat(read(mapping, file)).extracting(Row::customer).containsExactly("007", "07");
        assertThat(mapping.columnsOf("event_time")).containsExactly("date", "time");
        assertThat(mapping.columnsOf("currency")).containsExactly("currency");
    }

    @Test
    void aKnownHeaderWithOtherLabelsIsNoKnownLayout() throws Exception {
        Path file = folder.resolve("other.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(layout("handbook")));
        lines.replaceAll(line -> line.replaceAll(",0,0$", ",N,0").replaceAll(",1,2$", ",Y,2"));
        Files.write(file, lines);
        MappingGuess guess = MappingGuess.of(file);
        assertThat(guess.yaml()).contains("fraud_is: [\"Y\"]");
        assertThat(read(Mapping.read(guess.yaml()), file).stream().filter(Row::fraud))
                .hasSize(3);
    }

    @Test
    void theNameOfTheAmountsSaysTheirCurrencyAndValuesSayLabels() throws IOException {
        Path file = write("Txn Date,Acct No,Merchant,Amt (KWD),outcome\n"
                + "4/13/2018 5:07 PM,007,a,1.234,legit\n"
                + "4/1/2018 5:07 AM,008,a,1.2345,Fraud\n");
        MappingGuess guess = MappingGuess.of(file);
        assertThat(guess.open()).as(guess.yaml()).isEmpty();
        assertThat(guess.yaml()).contains("currency: KWD", "amount_rounding: half_up", "fraud_is: [\"Fraud\"]");
        assertThat(read(Mapping.read(guess.yaml()), file))
                .extracting(row -> row.transaction().getAmount().getMinorUnits())
                .containsExactly(1_234L, 1_235L);
    }

    @Test
    void hoursOfTheDayMayHaveAColumnOfTheirOwn() throws IOException {
        Path file = write("date,hour,customer,terminal,amount,fraud\n04/25/2018,0,a,t,1,0\n04/26/2018,23,a,t,1,1\n");
        MappingGuess guess = MappingGuess.of(file);
        assertThat(guess.open()).as(guess.yaml()).isEmpty();
        assertThat(read(Mapping.read(guess.yaml()), file))
                .extracting(row -> row.transaction().getEventTime().toString())
                .containsExactly("2018-04-25T00:00:00Z", "2018-04-26T23:00:00Z");
    }

    @Test
    void aFileWithoutRowsIsRefusedInOneSentence() throws IOException {
        Path file = write("a,b\n");
        assertThatThrownBy(() -> MappingGuess.of(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("no rows");
        Path absent = folder.resolve("absent.csv");
        assertThatThrownBy(() -> MappingGuess.of(absent)).isInstanceOf(UnreadableFileException.class);
    }

    private Path renamed(String layout, String renamed) throws IOException, URISyntaxException {
        List<String> lines = Files.readAllLines(layout(layout));
        String header = lines.get(0);
        String separator = header.contains("|") ? "|" : ",";
        for (String pair : renamed.split(",")) {
            String[] names = pair.split("=");
            List<String> columns =
                    new ArrayList<>(List.of(header.replace("\"", "").split(java.util.regex.Pattern.quote(separator))));
            assertThat(columns).contains(names[0]);
            columns.replaceAll(column -> column.equals(names[0]) ? names[1] : column);
            header = String.join(separator, columns);
        }
        lines.set(0, header);
        return Files.write(folder.resolve("renamed.csv"), lines);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("file.csv"), text.replace("%n", "\n"));
    }

    private static Path layout(String name) throws URISyntaxException {
        return Path.of(LayoutsTest.class.getResource("layouts/" + name + ".csv").toURI());
    }

    private static List<Row> read(Mapping mapping, Path file) {
        List<Row> rows = new ArrayList<>();
        try (TransactionFile transactions = TransactionFile.open(file, mapping, MalformedRow.strict())) {
            transactions.forEachRemaining(rows::add);
        }
        return rows;
    }

    /** Looking for a header below titles, which only adds advice, must not put its own refusal in place of ours. */
    @Test
    void aFileWithoutColumnsIsToldSoEvenIfItsQuotesAreOpen() throws IOException {
        Path file = folder.resolve("note.csv");
        Files.writeString(file, "\"a note\nand another\n");
        assertThatThrownBy(() -> MappingGuess.of(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith(file + " has no rows of more than one column under its header");
    }

    @Test
    void aFileThatIsNoTableInAnyWayIsToldWhatWasTried() throws IOException {
        Path file = folder.resolve("strange.csv");
        Files.writeString(file, "\"it's one\n'and \"two\n");
        assertThatThrownBy(() -> MappingGuess.of(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith(file + " is no table, whether parted by a comma, ';', tab or '|'");
    }
}
