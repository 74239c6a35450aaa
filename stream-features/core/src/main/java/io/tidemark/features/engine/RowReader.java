package io.tidemark.features.engine;

import io.tidemark.features.algebra.Row;
import io.tidemark.features.algebra.TextHash;
import io.tidemark.features.catalogue.field.DeclaredNumber;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.TransactionFlags;

/** Takes out of a transaction what an entity's windows need of it. */
final class RowReader {

    private static final double UNITS_PER_DEGREE = 1e7;

    private final WindowPlan plan;
    /** By their places among the texts; null where there is a text. */
    private final DeclaredNumber[] numbers;

    RowReader(WindowPlan plan) {
        this.plan = plan;
        this.numbers = plan.texts.stream().map(Field::number).toArray(DeclaredNumber[]::new);
    }

    /**
     * Fills the row of a checked transaction; whether it is fraud is not known here.
     *
     * @param amountUsable whether its amount is one that the entity's other amounts can be added to
     */
    void read(Transaction transaction, boolean amountUsable, Row row) {
        row.time = transaction.getEventTime().toEpochMilli();
        row.amount = plan.columns.money() ? amount(transaction, amountUsable) : 0;
        row.fraud = false;
        row.filters = amountUsable ? Row.WITH_AMOUNT : 0;
        for (int filter = 0; filter < plan.filters.size(); filter++) {
            if (plan.filters.get(filter).matches(transaction, amountUsable)) {
                row.filters |= 1L << filter;
            }
        }
        for (int text = 0; text < row.texts.length; text++) {
            row.texts[text] = numbers[text] == null
                    ? TextHash.of(plan.texts.get(text).text(transaction))
                    : numbers[text].unscaled(transaction);
        }
        Location location = transaction.getLocation();
        boolean located = plan.columns.located() && TransactionFlags.usable(location);
        row.latitude = located ? units(location.getLatitude()) : Row.NOWHERE;
        row.longitude = located ? units(location.getLongitude()) : 0;
    }

    private static long amount(Transaction transaction, boolean usable) {
        return usable ? transaction.getAmount().getMinorUnits() : Row.UNUSABLE;
    }

    private static int units(double degrees) {
        return (int) Math.round(degrees * UNITS_PER_DEGREE);
    }
}
