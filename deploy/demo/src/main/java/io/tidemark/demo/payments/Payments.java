package io.tidemark.demo.payments;

import io.tidemark.demo.simulator.FraudKind;
import io.tidemark.demo.simulator.SimulatedTransaction;
import io.tidemark.demo.simulator.SimulationPlan;
import io.tidemark.demo.simulator.Traffic;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The traffic of the demonstration's town, with what an acquirer gets beside it. The same plan gives the same payments,
 * and all that is added is drawn apart from the traffic, which is that of {@link Traffic} event by event.
 */
public final class Payments implements Iterator<Payment> {

    /** One customer in so many also pays abroad, and then every third time. */
    private static final int ABROAD = 8;

    private final Traffic traffic;
    private final PaymentNumbers numbers;
    private final PaymentOutcomes outcomes;
    private final SplittableRandom random;

    /** @param plan with a drift, cards are tested from then on */
    public Payments(SimulationPlan plan) {
        traffic = new Traffic(plan);
        random = new SplittableRandom(plan.seed() + 1);
        numbers = new PaymentNumbers(random.split(), plan.start());
        outcomes = new PaymentOutcomes(random.split());
    }

    /** There is always a next payment. */
    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Payment next() {
        SimulatedTransaction simulated = traffic.next();
        Transaction plain = simulated.transaction();
        Optional<FraudKind> fraud = simulated.fraud();
        Transaction transaction = Transaction.newBuilder(plain)
                .setAmount(new Money(plain.getAmount().getMinorUnits(), currency(plain.getCustomerId())))
                .setNumbers(numbers.of(plain, fraud))
                .build();
        return new Payment(transaction, fraud.isPresent(), outcomes.of(transaction, fraud));
    }

    /** Prices are the same in all three: what they are worth is no matter here. */
    private String currency(String customer) {
        int draw = random.nextInt(3);
        return Math.floorMod(customer.hashCode(), ABROAD) != 0 || draw != 0
                ? "EUR"
                : random.nextBoolean() ? "USD" : "GBP";
    }

    /** The first payment that is not before a moment. */
    Payment skipTo(Instant moment) {
        Payment payment = next();
        while (payment.transaction().getEventTime().isBefore(moment)) {
            payment = next();
        }
        return payment;
    }
}
