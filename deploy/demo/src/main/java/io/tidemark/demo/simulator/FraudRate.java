package io.tidemark.demo.simulator;

import java.util.List;

/**
 * How often an episode of a kind begins, per genuine purchase. About 1.5 % of the transactions become fraud, and
 * another 2 % once cards are being tested.
 */
record FraudRate(FraudKind kind, double perGenuine) {
    static final List<FraudRate> ALL = List.of(
            new FraudRate(FraudKind.STOLEN_CARD, 0.004),
            new FraudRate(FraudKind.ACCOUNT_TAKEOVER, 0.001),
            new FraudRate(FraudKind.COMPROMISED_TERMINAL, 0.00012),
            new FraudRate(FraudKind.CARD_TESTING, 0.002));
}
