package io.tidemark.cli.alerts;

import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Reason;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.schemas.text.ForeignRecord;
import java.math.BigDecimal;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;

/** One line per alert, for people; below it the reasons of a fraud alert, one per line. */
public final class AlertText {

    private AlertText() {}

    public static String of(SpecificRecord message) {
        SpecificRecord alert = ForeignRecord.shown(message);
        if (alert instanceof FraudAlert fraud) {
            return fraud(fraud);
        }
        if (alert instanceof DriftAlarm drift) {
            return drift.getRaisedAt() + "  " + drift.getState() + "  " + drift.getModelVersion() + "  "
                    + drift.getText();
        }
        RolloutEvent event = (RolloutEvent) alert;
        return event.getHappenedAt() + "  " + event.getOutcome() + "  " + event.getText();
    }

    private static String fraud(FraudAlert alert) {
        Transaction transaction = alert.getTransaction();
        StringBuilder line = new StringBuilder();
        line.append(transaction.getEventTime()).append("  ").append(alert.getDecision());
        line.append(alert.getScore() == null ? "" : String.format(Locale.ROOT, "  score %.4f", alert.getScore()));
        line.append("  ").append(money(transaction.getAmount()));
        line.append("  transaction ").append(transaction.getTransactionId());
        line.append("  customer ").append(transaction.getCustomerId());
        String terminal = transaction.getTerminalId();
        line.append("  ").append(terminal.isEmpty() ? "no terminal" : "terminal " + terminal);
        line.append("  by ").append(alert.getModelVersion() == null ? "amount" : "model " + alert.getModelVersion());
        if (!alert.getFlags().isEmpty()) {
            line.append("  [").append(String.join(", ", alert.getFlags())).append(']');
        }
        alert.getReasons().forEach(reason -> line.append(System.lineSeparator()).append(reason(reason)));
        return line.toString();
    }

    private static String reason(Reason reason) {
        return String.format(
                Locale.ROOT, "    %+.2f  %s (%s)", reason.getContribution(), reason.getSentence(), reason.getCode());
    }

    private static String money(Money money) {
        if (money == null) {
            return "no amount";
        }
        // What is no currency has no scale: its minor units are printed as they are.
        int digits = Currencies.minorUnitsPerMajor(money.getCurrency())
                .map(perMajor -> Integer.toString(perMajor).length() - 1)
                .orElse(0);
        return BigDecimal.valueOf(money.getMinorUnits(), digits).toPlainString() + " " + money.getCurrency();
    }
}
