package io.tidemark.features.engine;

import io.tidemark.features.algebra.Row;
import io.tidemark.features.algebra.TextHash;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Transaction;

/** Takes out of a transaction what an entity's windows need of it. */
final class RowReader {

    private static final double UNITS_PER_DEGREE = 1e7;

    private final WindowPlan plan;

    RowReader(WindowPlan plan) {
        this.plan = plan;
    }

    /** Fills the row of a checked transaction; whether it is fraud is not known here. */
    void read(Transaction transaction, Row row) {
        row.time = transaction.getEventTime().toEpochMilli();
        row.amount = plan.columns.money() ? transaction.getAmount().getMinorUnits() : 0;
        row.fraud = false;
        row.filters = 0;
        for (int filter = 0; filter < plan.filters.size(); filter++) {
            if (plan.filters.get(filter).matches(transaction)) {
                row.filters |= 1L << filter;
            }
        }
        for (int text = 0; text < row.texts.length; text++) {
            row.texts[text] = TextHash.of(plan.texts.get(text).text(transaction));
        }
        Location location = plan.columns.located() ? transaction.getLocation() : null;
        row.latitude = location == null ? Row.NOWHERE : units(location.getLatitude());
        row.longitude = location == null ? 0 : units(location.getLongitude());
    }

    private static int units(double degrees) {
        return (int) Math.round(degrees * UNITS_PER_DEGREE);
    }
}
