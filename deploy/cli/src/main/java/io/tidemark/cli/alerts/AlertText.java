package io.tidemark.cli.alerts;

import io.tidemark.nouns.Noun;
import io.tidemark.nouns.Nouns;
import io.tidemark.schemas.AlertRetraction;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.ModelAlert;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Reason;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.schemas.text.ForeignRecord;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * One line per alert, for people; below it the reasons of a fraud alert, or what was done about a model and what a
 * person may do, one per line.
 */
public final class AlertText {

    private AlertText() {}

    /** With the usual nouns. */
    public static String of(SpecificRecord message) {
        return of(message, Nouns.USUAL);
    }

    /** @param nouns of the catalogue of the model that decided */
    static String of(SpecificRecord message, Nouns nouns) {
        SpecificRecord alert = ForeignRecord.shown(message);
        if (alert instanceof FraudAlert fraud) {
            return fraud(fraud, nouns);
        }
        if (alert instanceof DriftAlarm drift) {
            return drift.getRaisedAt() + "  " + drift.getState() + "  " + drift.getModelVersion() + "  "
                    + drift.getText();
        }
        return model((ModelAlert) alert);
    }

    private static String model(ModelAlert alert) {
        return alert.getRaisedAt() + "  " + alert.getSeverity() + "  " + alert.getKind() + "  " + alert.getText()
                + System.lineSeparator() + "    done: " + alert.getDone()
                + System.lineSeparator() + "    next: " + alert.getAdvice();
    }

    private static String fraud(FraudAlert alert, Nouns nouns) {
        if (alert.getRetraction() != null) {
            return withdrawn(alert, alert.getRetraction(), nouns);
        }
        Transaction transaction = alert.getTransaction();
        StringBuilder line = new StringBuilder();
        line.append(transaction.getEventTime()).append("  ").append(decision(alert.getDecision(), nouns));
        line.append(alert.getScore() == null ? "" : String.format(Locale.ROOT, "  score %.4f", alert.getScore()));
        if (nouns.areOfPayments() || transaction.getAmount() != null) {
            line.append("  ").append(money(transaction.getAmount()));
        }
        line.append(nouns.in("  {event} ")).append(transaction.getTransactionId());
        line.append(nouns.in("  {customer} ")).append(transaction.getCustomerId());
        String terminal = transaction.getTerminalId();
        if (!terminal.isEmpty()) {
            line.append(nouns.in("  {terminal} ")).append(terminal);
        } else if (nouns.areOfPayments()) {
            line.append("  no terminal");
        }
        line.append("  by ")
                .append(alert.getModelVersion() == null ? fallback(nouns) : "model " + alert.getModelVersion());
        if (!alert.getFlags().isEmpty()) {
            line.append("  [").append(String.join(", ", alert.getFlags())).append(']');
        }
        alert.getReasons().forEach(reason -> line.append(System.lineSeparator()).append(reason(reason)));
        return line.toString();
    }

    private static String withdrawn(FraudAlert alert, AlertRetraction retraction, Nouns nouns) {
        Transaction transaction = alert.getTransaction();
        return retraction.getRetractedAt() + "  WITHDRAWN  alert " + alert.getAlertId() + " ("
                + decision(alert.getDecision(), nouns) + nouns.in(") of {event} ") + transaction.getTransactionId()
                + nouns.in("  {customer} ") + transaction.getCustomerId() + "  by " + retraction.getBy() + ": "
                + retraction.getWhy();
    }

    /** The decision, and what the catalogue says it asks for. */
    private static String decision(Decision decision, Nouns nouns) {
        Optional<Noun> wanted =
                switch (decision) {
                    case APPROVE -> Optional.of(Noun.APPROVE);
                    case REVIEW -> Optional.of(Noun.REVIEW);
                    case STEP_UP -> Optional.of(Noun.STEP_UP);
                    case DECLINE -> Optional.of(Noun.DECLINE);
                    case UNKNOWN -> Optional.empty();
                };
        return wanted.filter(nouns::names)
                .map(noun -> decision + " (" + nouns.of(noun) + ")")
                .orElse(decision.toString());
    }

    /** Who decided where no model could. */
    private static String fallback(Nouns nouns) {
        return nouns.areOfPayments() ? "amount" : "the fallback";
    }

    private static String reason(Reason reason) {
        return String.format(
                Locale.ROOT, "    %+.2f  %s (%s)", reason.getContribution(), reason.getSentence(), reason.getCode());
    }

    static String money(Money money) {
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
