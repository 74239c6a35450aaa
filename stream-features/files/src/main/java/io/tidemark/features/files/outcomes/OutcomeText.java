package io.tidemark.features.files.outcomes;

import io.tidemark.features.files.table.TableRow;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.OutcomeKind;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.schemas.door.OutcomeCheck;
import io.tidemark.schemas.door.Rejection;
import io.tidemark.settings.Nearest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes outcomes of texts by the names of their columns. */
final class OutcomeText {

    /** A file may tell of any past or future; what is absurd now is for the stream to say. */
    private static final Instant NOW = Instant.parse("9999-01-01T00:00:00Z");

    private static final OutcomeCheck CHECK = new OutcomeCheck(Duration.ZERO);
    private static final int LONGEST_NUMBER = 40;
    private static final List<String> KINDS = Arrays.stream(OutcomeKind.values())
            .filter(kind -> kind != OutcomeKind.UNKNOWN)
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    private final Map<String, String> texts = new HashMap<>();

    private OutcomeText(List<String> columns, TableRow row) {
        for (int place = 0; place < columns.size(); place++) {
            String text = row.field(place);
            if (text != null && !text.isEmpty()) {
                texts.put(columns.get(place), text);
            }
        }
    }

    /** @throws IllegalArgumentException that says why the row is no outcome */
    static Outcome of(List<String> columns, TableRow row) {
        Outcome outcome = new OutcomeText(columns, row).outcome();
        Optional<Rejection> rejection = CHECK.check(outcome, NOW);
        if (rejection.isPresent()) {
            throw new IllegalArgumentException(rejection.get().detail());
        }
        return outcome;
    }

    private Outcome outcome() {
        return Outcome.newBuilder()
                .setTransactionId(required("transaction_id"))
                .setKind(kind())
                .setEventTime(time("event_time", required("event_time")))
                .setCustomerId(texts.get("customer_id"))
                .setTerminalId(texts.get("terminal_id"))
                .setCode(texts.get("code"))
                .setAmount(amount())
                .setObservedAt(texts.containsKey("observed_at") ? time("observed_at", texts.get("observed_at")) : null)
                .setWithdrawn(withdrawn())
                .build();
    }

    private String required(String column) {
        String text = texts.get(column);
        if (text == null) {
            throw new IllegalArgumentException("column " + column + " is empty");
        }
        return text;
    }

    private OutcomeKind kind() {
        String text = required("kind").toLowerCase(Locale.ROOT);
        if (!KINDS.contains(text)) {
            throw new IllegalArgumentException(
                    "'" + texts.get("kind") + "' is no kind of outcome; " + Nearest.suggestion(text, KINDS));
        }
        return OutcomeKind.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Instant time(String column, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' in column " + column + " is no time; write e.g. 2018-04-01T12:30:00Z", e);
        }
    }

    private Money amount() {
        String text = texts.get("amount");
        if (text == null) {
            return null;
        }
        String currency = required("currency");
        int scale = Currencies.minorUnitsPerMajor(currency)
                .orElseThrow(() -> new IllegalArgumentException("'" + currency + "' is no ISO 4217 currency"));
        try {
            if (text.length() > LONGEST_NUMBER) {
                throw new NumberFormatException("longer than any amount");
            }
            return new Money(
                    new BigDecimal(text).multiply(BigDecimal.valueOf(scale)).longValueExact(),
                    Currencies.shared(currency));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no amount of " + currency + "; write major units, e.g. 12.50", e);
        }
    }

    private boolean withdrawn() {
        String text = texts.getOrDefault("withdrawn", "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("'" + text + "' in column withdrawn is neither true nor false");
        }
        return text.equals("true");
    }
}
