package io.tidemark.features.files;

import io.tidemark.features.files.labels.LabelTally;
import io.tidemark.features.files.table.Header;
import io.tidemark.features.files.table.TableRow;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.schemas.door.TransactionCheck;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes rows of records under one header. */
final class RowReader {

    /** Thrown with the reason why a record is no transaction. */
    static final class MalformedException extends Exception {
        private final String kind;

        MalformedException(String reason) {
            this(reason, "");
        }

        /** @param kind what rows have in common that are malformed in the same way; empty: it can be seen in the reason */
        MalformedException(String reason, String kind) {
            super(reason);
            this.kind = kind;
        }

        MalformedRow row(Path file, long line) {
            return kind.isEmpty()
                    ? new MalformedRow(file, line, getMessage())
                    : new MalformedRow(file, line, getMessage(), kind);
        }
    }

    /** A file may tell of any past or future; what is absurd now is for the stream to say. */
    private static final Instant NOW = Instant.parse("9999-01-01T00:00:00Z");

    private final Mapping mapping;
    private final Header header;
    private final Map<String, Integer> attributes = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final LabelTally labels;
    private final TransactionCheck check = new TransactionCheck(Duration.ZERO);

    /** @throws MalformedException naming the columns that the header lacks */
    RowReader(Mapping mapping, Header header) throws MalformedException {
        this.mapping = mapping;
        this.header = header;
        this.labels = new LabelTally(mapping.labels());
        for (var column : mapping.columns().entrySet()) {
            places.put(column.getKey(), place(column.getValue()));
        }
        for (String attribute : mapping.attributes()) {
            attributes.put(attribute, place(attribute));
        }
    }

    /** What the rows read until now say of fraud. */
    LabelTally labels() {
        return labels;
    }

    private int place(String column) throws MalformedException {
        int place = header.names().indexOf(column);
        if (place < 0) {
            throw new MalformedException(
                    "the mapping " + mapping.name() + " needs a column " + column + " and the header has " + header);
        }
        return place;
    }

    Row row(TableRow record) throws MalformedException {
        if (record.width() != header.width()) {
            throw new MalformedException(record.width() + " fields where the header has " + header.width());
        }
        Transaction transaction = new Transaction(
                text(record, "transaction_id"),
                time(text(record, "event_time")),
                shared(text(record, "customer_id")),
                shared(text(record, "terminal_id")),
                amount(record),
                optional(record, "channel"),
                optional(record, "country"),
                optional(record, "category"),
                optional(record, "device"),
                location(record),
                attributes(record));
        var rejection = check.check(transaction, NOW);
        if (rejection.isPresent()) {
            throw new MalformedException(
                    rejection.get().detail(), rejection.get().cause());
        }
        return new Row(
                record.line(),
                transaction,
                verdict(record),
                transaction.getEventTime().atZone(mapping.zone()).toLocalDate());
    }

    private Instant time(String text) throws MalformedException {
        try {
            return mapping.time().parse(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw new MalformedException("'" + text + "' in column "
                    + mapping.columns().get("event_time") + " is no time of the mapping's format");
        }
    }

    private Money amount(TableRow record) throws MalformedException {
        String text = text(record, "amount");
        String currency = mapping.currency().isEmpty() ? shared(text(record, "currency")) : mapping.currency();
        Optional<Integer> scale = Currencies.minorUnitsPerMajor(currency);
        if (scale.isEmpty()) {
            throw new MalformedException("'" + currency + "' is no ISO 4217 currency");
        }
        try {
            if (text.length() > 40) {
                throw new NumberFormatException("longer than any amount");
            }
            BigDecimal minor = new BigDecimal(mapping.numbers().plain(text)).multiply(BigDecimal.valueOf(scale.get()));
            return new Money(minor.longValueExact(), currency);
        } catch (NumberFormatException e) {
            throw new MalformedException("'" + text + "' is no amount");
        } catch (ArithmeticException e) {
            throw new MalformedException("'" + text + "' is no whole number of minor units of " + currency
                    + ", or more than 64 bits of them");
        }
    }

    private Location location(TableRow record) throws MalformedException {
        String latitude = optional(record, "latitude");
        String longitude = optional(record, "longitude");
        if (latitude == null || longitude == null) {
            return null;
        }
        try {
            return new Location(degrees(latitude), degrees(longitude));
        } catch (NumberFormatException e) {
            throw new MalformedException("'" + latitude + "', '" + longitude + "' is no place in degrees");
        }
    }

    private double degrees(String text) {
        return Double.parseDouble(mapping.numbers().plain(text));
    }

    private Optional<Verdict> verdict(TableRow record) {
        Integer place = places.get("fraud");
        return place == null ? Optional.empty() : labels.count(record.field(place));
    }

    private Map<String, String> attributes(TableRow record) {
        if (attributes.isEmpty()) {
            return Map.of();
        }
        Map<String, String> values = new HashMap<>();
        attributes.forEach((name, place) -> values.put(name, record.field(place)));
        return values;
    }

    private String text(TableRow record, String field) throws MalformedException {
        String text = record.field(places.get(field)).strip();
        if (text.isEmpty()) {
            throw new MalformedException("column " + mapping.columns().get(field) + " is empty");
        }
        return text;
    }

    private String optional(TableRow record, String field) {
        Integer place = places.get(field);
        String text = place == null ? "" : record.field(place).strip();
        return text.isEmpty() ? null : text;
    }

    /** The same few ids come again and again: one copy of each is enough. */
    private String shared(String id) {
        String known = ids.putIfAbsent(id, id);
        return known == null ? id : known;
    }
}
