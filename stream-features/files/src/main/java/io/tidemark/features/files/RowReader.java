package io.tidemark.features.files;

import io.tidemark.features.files.columns.DerivedFields;
import io.tidemark.features.files.columns.NumberColumn;
import io.tidemark.features.files.ids.DoubtfulIds;
import io.tidemark.features.files.labels.LabelTally;
import io.tidemark.features.files.numbers.NumberText;
import io.tidemark.features.files.table.Header;
import io.tidemark.features.files.table.TableRow;
import io.tidemark.features.files.time.AbsentTime;
import io.tidemark.features.files.time.ClockChanges;
import io.tidemark.features.files.time.NoTimeException;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.schemas.door.TransactionCheck;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes rows of records under one header. */
final class RowReader {

    /** Thrown with the reason why a record is no transaction. */
    static final class MalformedException extends Exception {
        private final String kind;

        MalformedException(String reason) {
            this(reason, "");
        }

        /**
         * @param kind what rows have in common that are malformed in the same way; empty: it can be seen in the reason
         */
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

    /** Of an id that stands in several columns. */
    private static final Pattern PARTS = Pattern.compile(DerivedFields.SEPARATOR, Pattern.LITERAL);

    private final Mapping mapping;
    private final RecordTexts texts;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, DoubtfulIds> doubtful = new LinkedHashMap<>();
    private final LabelTally labels;
    private final ClockChanges clockChanges = new ClockChanges();
    private final TransactionCheck check = new TransactionCheck(Duration.ZERO);

    /** @throws MalformedException naming the columns that the header lacks */
    RowReader(Mapping mapping, Header header, SideTable side) throws MalformedException {
        this.mapping = mapping;
        this.texts = new RecordTexts(mapping, header, side);
        this.labels = new LabelTally(mapping.labels());
    }

    /** The local times until now that a change of the clocks makes doubtful. */
    ClockChanges clockChanges() {
        return clockChanges;
    }

    /** What the rows read until now say of fraud. */
    LabelTally labels() {
        return labels;
    }

    /** What is to be said of the ids read until now, a sentence each. */
    List<String> doubtfulIds() {
        return doubtful.values().stream()
                .flatMap(column -> column.sentences().stream())
                .toList();
    }

    /** @param number of the record, the first behind the header being 1 */
    Row row(TableRow record, long number) throws MalformedException {
        texts.checkWidth(record);
        Transaction transaction = new Transaction(
                id(record, "transaction_id", number),
                time(record),
                entity(record, "customer_id", number),
                entity(record, "terminal_id", number),
                amount(record),
                texts.optional(record, "channel"),
                texts.optional(record, "country"),
                texts.optional(record, "category"),
                texts.optional(record, "device"),
                location(record),
                texts.attributes(record),
                numbers(record));
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

    private String id(TableRow record, String field, long number) throws MalformedException {
        String id = texts.id(record, field, number);
        DoubtfulIds column = doubtful.computeIfAbsent(field, name -> new DoubtfulIds(mapping.sourceOf(name)));
        if (mapping.derived().joined().containsKey(field)) {
            PARTS.splitAsStream(id).forEach(column::add);
        } else {
            column.add(id);
        }
        return id;
    }

    private Instant time(TableRow record) throws MalformedException {
        String text = texts.time(record);
        try {
            return mapping.time().parse(text, clockChanges);
        } catch (NoTimeException e) {
            String why = AbsentTime.in(text)
                    .map(meaning -> ": it " + meaning)
                    .orElse(e.unlikeItsFormat() ? " of the mapping's format" : ": " + e.getMessage());
            throw new MalformedException(
                    "'" + text + "' in column " + mapping.sourceOf("event_time") + " is no time" + why);
        }
    }

    private Money amount(TableRow record) throws MalformedException {
        if (!mapping.reads("amount")) {
            return null;
        }
        String text = texts.text(record, "amount");
        String currency = mapping.currency().isEmpty() ? shared(texts.text(record, "currency")) : mapping.currency();
        Optional<Integer> scale = Currencies.minorUnitsPerMajor(currency);
        if (scale.isEmpty()) {
            throw new MalformedException("'" + currency + "' is no ISO 4217 currency");
        }
        try {
            if (text.length() > 40) {
                throw new NumberFormatException("longer than any amount");
            }
            return new Money(
                    mapping.amounts().of(new BigDecimal(mapping.numbers().plain(text)), scale.get()), currency);
        } catch (NumberFormatException e) {
            throw new MalformedException("'" + text + "' is no amount");
        } catch (ArithmeticException e) {
            throw new MalformedException("'" + text + "' in column " + mapping.sourceOf("amount") + " is no amount of "
                    + currency + ": it " + e.getMessage());
        }
    }

    private Map<String, Decimal> numbers(TableRow record) throws MalformedException {
        if (mapping.said().isEmpty()) {
            return Map.of();
        }
        Map<String, Decimal> numbers = new HashMap<>();
        for (NumberColumn said : mapping.said()) {
            String text = texts.number(record, said);
            if (text.isEmpty()) {
                continue;
            }
            try {
                numbers.put(said.number().name(), said.of(mapping.numbers().plain(text)));
            } catch (NumberFormatException e) {
                throw new MalformedException("'" + text + "' in column " + said.column()
                        + " is no number; leave the field empty where there is none");
            } catch (ArithmeticException e) {
                throw new MalformedException("'" + text + "' in column " + said.column() + " is no number "
                        + said.number().name() + ": it " + e.getMessage());
            }
        }
        return numbers;
    }

    private Location location(TableRow record) throws MalformedException {
        String latitude = texts.optional(record, "latitude");
        String longitude = texts.optional(record, "longitude");
        if (latitude == null || longitude == null) {
            return null;
        }
        try {
            return new Location(degrees(latitude), degrees(longitude));
        } catch (NumberFormatException e) {
            throw new MalformedException("'" + latitude + "', '" + longitude + "' is no place in degrees");
        }
    }

    /** Java's own reading would take 12d and 0x1p3, too. */
    private double degrees(String text) {
        String plain = mapping.numbers().plain(text);
        if (NumberText.of(plain) != NumberText.NUMBER) {
            throw new NumberFormatException(text);
        }
        return Double.parseDouble(plain);
    }

    private Optional<Verdict> verdict(TableRow record) {
        return texts.raw(record, "fraud").flatMap(labels::count);
    }

    /** A row's number comes once, and to keep all of them would take the memory of the file. */
    private String entity(TableRow record, String field, long number) throws MalformedException {
        String id = id(record, field, number);
        return mapping.derived().numbered().contains(field) ? id : shared(id);
    }

    /** The same few ids come again and again: one copy of each is enough. */
    private String shared(String id) {
        String known = ids.putIfAbsent(id, id);
        return known == null ? id : known;
    }
}
