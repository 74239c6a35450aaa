package io.tidemark.demo.payments;

import io.tidemark.demo.simulator.FraudKind;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.OutcomeKind;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What becomes of a payment. The issuer answers at once, and of one in ten sooner than the payment itself is heard of;
 * money moves a day later; some of it comes back within two weeks.
 */
final class PaymentOutcomes {

    /** Of the genuine ones; who has too little money tries once more with less. */
    private static final double DECLINED = 0.02;
    /** Of those who try what they do not own. */
    private static final double DECLINED_FRAUD = 0.45;

    private static final double STEPPED_UP = 0.05;
    private static final double STEP_UP_FAILED_FRAUD = 0.6;
    private static final double REFUNDED = 0.03;

    private final RandomGenerator random;

    PaymentOutcomes(RandomGenerator random) {
        this.random = random;
    }

    List<Outcome> of(Transaction transaction, Optional<FraudKind> fraud) {
        List<Outcome> outcomes = new ArrayList<>();
        // What passes through a compromised terminal is its victim's own card and code.
        boolean noticed =
                fraud.filter(kind -> kind != FraudKind.COMPROMISED_TERMINAL).isPresent();
        Instant answered =
                transaction.getEventTime().plusMillis(random.nextInt(10) == 0 ? -300 : random.nextInt(200, 2_000));
        if (random.nextDouble() < STEPPED_UP) {
            boolean failed = random.nextDouble() < (noticed ? STEP_UP_FAILED_FRAUD : 0.02);
            outcomes.add(of(
                    transaction,
                    failed ? OutcomeKind.STEP_UP_FAILED : OutcomeKind.STEP_UP_PASSED,
                    answered.plusSeconds(random.nextInt(5, 90)),
                    null));
        }
        if (random.nextDouble() < (noticed ? DECLINED_FRAUD : DECLINED)) {
            outcomes.add(of(transaction, OutcomeKind.DECLINED, answered, noticed ? "59" : "51"));
            return outcomes;
        }
        outcomes.add(of(transaction, OutcomeKind.AUTHORISED, answered, "00"));
        Instant settled = answered.plus(Duration.ofMinutes(random.nextInt(12 * 60, 36 * 60)));
        if (random.nextDouble() < REFUNDED) {
            boolean before = random.nextBoolean();
            Instant back = before
                    ? answered.plus(Duration.ofMinutes(random.nextInt(1, 600)))
                    : settled.plus(Duration.ofHours(random.nextInt(24, 14 * 24)));
            outcomes.add(of(transaction, before ? OutcomeKind.REVERSED : OutcomeKind.REFUNDED, back, null));
            if (before) {
                return outcomes;
            }
        }
        outcomes.add(of(transaction, OutcomeKind.SETTLED, settled, null));
        return outcomes;
    }

    private static Outcome of(Transaction transaction, OutcomeKind kind, Instant at, String code) {
        Money amount = transaction.getAmount();
        return Outcome.newBuilder()
                .setTransactionId(transaction.getTransactionId())
                .setCustomerId(transaction.getCustomerId())
                .setTerminalId(transaction.getTerminalId())
                .setKind(kind)
                .setEventTime(at.truncatedTo(ChronoUnit.MILLIS))
                .setCode(code)
                .setAmount(new Money(amount.getMinorUnits(), amount.getCurrency()))
                .build();
    }
}
