package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.alerts.AlertText;
import io.tidemark.cli.drift.DriftReportCommand;
import io.tidemark.cli.drift.DriftText;
import io.tidemark.cli.drift.QualityText;
import io.tidemark.cli.models.RolloutAnswer;
import io.tidemark.cli.models.RolloutText;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.reading.RecordJson;
import io.tidemark.exit.ExitCodes;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.ModelAlert;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.text.Unseen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever stands in a message: what is printed of it has as many lines as ever, and nothing in it acts on a terminal.
 */
class HostileTextTest {

    private static final String HOSTILE =
            "t1\u001b[1A\u001b[2K\r\n2026-01-01T00:00:00Z  APPROVE  forged\u202E\u2066\u200b\u2028\u009b2J\ttab\u0000\uD83D"
                    + "x".repeat(100_000);

    @TestFactory
    List<DynamicTest> noPrinterOfMessagesLetsATextAct() {
        Map<String, Class<? extends SpecificRecord>> messages = new LinkedHashMap<>();
        Map<String, Function<SpecificRecord, String>> printers = new LinkedHashMap<>();
        add(messages, printers, "a fraud alert", FraudAlert.class, one -> AlertText.of(standing((FraudAlert) one)));
        add(messages, printers, "a withdrawn alert", FraudAlert.class, AlertText::of);
        add(messages, printers, "a drift alarm", DriftAlarm.class, AlertText::of);
        add(messages, printers, "a model alert", ModelAlert.class, AlertText::of);
        add(messages, printers, "a drift report", DriftReport.class, DriftText::of);
        add(messages, printers, "a watched quality report", QualityReport.class, DriftText::of);
        add(messages, printers, "a watched alarm", DriftAlarm.class, DriftText::of);
        add(messages, printers, "quality", QualityReport.class, one -> QualityText.of(List.of((QualityReport) one)));
        add(messages, printers, "a step of the rollout", RolloutEvent.class, one -> RolloutText.of((RolloutEvent) one));
        add(messages, printers, "an answer", RolloutEvent.class, one -> RolloutAnswer.text((RolloutEvent) one));
        add(messages, printers, "a whole report", DriftReport.class, one -> DriftReportCommand.text((DriftReport) one));
        return printers.entrySet().stream()
                .map(printer -> DynamicTest.dynamicTest(
                        printer.getKey(), () -> assertHeld(messages.get(printer.getKey()), printer.getValue())))
                .toList();
    }

    @Test
    void aLineOfJsonStaysOneLineAndIsTheSameTextToWhoeverParsesIt() throws Exception {
        FraudAlert alert = HostileRecord.of(
                FraudAlert.class, HOSTILE.substring(0, HOSTILE.indexOf("xx")).replace("\uD83D", "\uD83D\uDE00"));
        String json = Output.toJson(RecordJson.of(alert));
        assertThat(acting(json)).isEmpty();
        assertThat(new ObjectMapper()
                        .readTree(json)
                        .path("transaction")
                        .path("transaction_id")
                        .asText())
                .isEqualTo(alert.getTransaction().getTransactionId());
    }

    @Test
    void aSentenceOfAnErrorQuotesNothingThatActsOrPassesForAnother() {
        StringWriter said = new StringWriter();
        int code = Tidemark.commandLine()
                .setErr(new PrintWriter(said, true))
                .execute("tail", "scores\u001b[2J\ntidemark: all is well");
        assertThat(code).isEqualTo(ExitCodes.USAGE);
        assertThat(acting(said.toString())).isEmpty();
        assertThat(said.toString().lines())
                .filteredOn(line -> line.startsWith("tidemark:"))
                .hasSize(1);
    }

    private static FraudAlert standing(FraudAlert alert) {
        return FraudAlert.newBuilder(alert).setRetraction(null).build();
    }

    private static <T extends SpecificRecord> void add(
            Map<String, Class<? extends SpecificRecord>> messages,
            Map<String, Function<SpecificRecord, String>> printers,
            String name,
            Class<T> type,
            Function<SpecificRecord, String> printer) {
        messages.put(name, type);
        printers.put(name, printer);
    }

    private static void assertHeld(Class<? extends SpecificRecord> type, Function<SpecificRecord, String> printer) {
        String harmless = printer.apply(HostileRecord.of(type, "t1"));
        String hostile = printer.apply(HostileRecord.of(type, HOSTILE));
        assertThat(acting(hostile)).isEmpty();
        assertThat(hostile.lines()).hasSameSizeAs(harmless.lines().toList());
        assertThat(hostile.lines()).noneMatch(line -> line.startsWith("2026-01-01"));
        assertThat(hostile).contains("t1\\u001b[1A").doesNotContain("\\\\u001b").contains("more characters)");
        assertThat(hostile.length()).isLessThan(200_000);
    }

    private static List<String> acting(String text) {
        return text.replace("\n", "")
                .codePoints()
                .filter(Unseen::is)
                .mapToObj(Integer::toHexString)
                .distinct()
                .toList();
    }
}
