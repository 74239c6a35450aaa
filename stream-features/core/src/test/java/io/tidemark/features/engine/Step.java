package io.tidemark.features.engine;

import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.util.Map;
import java.util.Optional;

/**
 * One step of a history.
 *
 * @param jump milliseconds after the newest event of the steps before, or before it if negative
 * @param label in place of a transaction
 */
record Step(long jump, Payment payment, Optional<Said> label, Travel travel) {

    /** What a transaction says besides its id and time; null is missing, without a currency the whole amount. */
    record Payment(
            long amount,
            String currency,
            String channel,
            String device,
            String segment,
            Location location,
            Map<String, Decimal> numbers) {

        Transaction at(String id, long millis) {
            return Transaction.newBuilder(Samples.transaction(id, millis))
                    .setAmount(currency == null ? null : new Money(amount, currency))
                    .setChannel(channel)
                    .setDevice(device)
                    .setAttributes(segment == null ? Map.of() : Map.of("segment", segment))
                    .setLocation(location)
                    .setNumbers(numbers)
                    .build();
        }
    }

    /**
     * A label.
     *
     * @param back of the step how many steps before; negative for one that is still to come
     */
    record Said(int back, Verdict verdict, long observed) {

        Label about(String id, long millis) {
            return Samples.label(id, millis, observed, verdict);
        }
    }

    /** Tells a comparison of this step, the i-th of a history whose steps have these times. */
    void tell(Comparison both, int i, long[] times) {
        both.travel(travel);
        if (label.isPresent()) {
            int about = Math.max(0, Math.min(times.length - 1, i - label.get().back()));
            both.label(label.get().about("id" + about, times[about]));
        } else {
            both.transaction(payment.at("id" + i, times[i]), true);
        }
    }
}
