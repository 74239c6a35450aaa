package io.tidemark.demo.simulator;

import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.time.temporal.ChronoUnit;

/** Numbers the purchases and gives them the form of the `transactions` topic. */
final class TransactionBuilder {
    private long next = 1;

    Transaction build(Purchase purchase) {
        return Transaction.newBuilder()
                .setTransactionId("T%09d".formatted(next++))
                .setEventTime(purchase.at().truncatedTo(ChronoUnit.MILLIS))
                .setCustomerId(purchase.shopper().id())
                .setTerminalId("M%04d".formatted(purchase.terminal()))
                .setAmount(new Money(purchase.minorUnits(), "EUR"))
                .setChannel(purchase.terminal() % 5 == 0 ? "online" : "chip")
                .setCountry("BE")
                .build();
    }
}
