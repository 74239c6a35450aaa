package io.tidemark.scoring.policy;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.policy.file.PolicyReader;
import java.time.Instant;
import java.util.Map;

/** Policies and transactions of tests. */
public final class Policies {

    public static final Catalogue CATALOGUE = CatalogueReader.shipped("handbook");

    private Policies() {}

    /** A policy of the handbook's catalogue with these lines between its head and its thresholds. */
    public static Policy with(String... lines) {
        return read(text(lines));
    }

    public static Policy read(String yaml) {
        return new PolicyReader(CATALOGUE).read(yaml, "the policy");
    }

    public static String text(String... lines) {
        return "name: cards\nversion: v1\ncatalogue: handbook\n" + String.join("\n", lines)
                + "\nthresholds:\n  by: score\n  step_up: 0.2\n  review: 0.5\n  decline: 0.9\n";
    }

    public static PolicyEngine engine(Policy policy, Listing listing) {
        return new PolicyEngine(policy, CATALOGUE, listing);
    }

    /** All features 0. */
    public static double[] vector() {
        return new double[CATALOGUE.featureNames().size()];
    }

    public static Transaction transaction(String id, String customer, double amount) {
        return Transaction.newBuilder()
                .setTransactionId(id)
                .setCustomerId(customer)
                .setTerminalId("t1")
                .setEventTime(Instant.parse("2026-11-30T10:00:00Z"))
                .setAmount(new Money(Math.round(amount * 100), "EUR"))
                .setCountry("DE")
                .setAttributes(Map.of())
                .build();
    }
}
