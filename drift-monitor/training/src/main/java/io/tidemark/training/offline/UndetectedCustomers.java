package io.tidemark.training.offline;

import io.tidemark.training.rows.Days;
import io.tidemark.training.rows.TrainingRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Leaves out of each test day the customers that were known as defrauded when the day began, since a card known as
 * compromised is blocked and tells nothing about a model (protocol of the Fraud Detection Handbook of Le Borgne et
 * al.). Known are the frauds since the training began whose label has arrived.
 */
final class UndetectedCustomers {

    private final Map<String, Instant> firstKnown = new HashMap<>();
    private final Instant since;
    private final Duration delay;

    /**
     * @param since frauds before it are not looked at
     * @param delay from a fraud to its label
     */
    UndetectedCustomers(Instant since, Duration delay) {
        this.since = since;
        this.delay = delay;
    }

    /** Takes note of a fraud, in any order. */
    void fraud(String customerId, Instant eventTime) {
        if (!eventTime.isBefore(since)) {
            firstKnown.merge(customerId, eventTime.plus(delay), (a, b) -> a.isBefore(b) ? a : b);
        }
    }

    /** True if nothing was known against the customer when this day (UTC) began. */
    boolean undetected(String customerId, LocalDate day) {
        Instant known = firstKnown.get(customerId);
        return known == null || !known.isBefore(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** The rows whose customers were undetected when their day began. */
    List<TrainingRow> of(List<TrainingRow> rows) {
        List<TrainingRow> undetected = new ArrayList<>();
        for (TrainingRow row : rows) {
            if (undetected(row.customerId(), Days.utc(row.eventTime()))) {
                undetected.add(row);
            }
        }
        return undetected;
    }
}
