package io.tidemark.features.engine;

import java.util.List;
import java.util.Random;

/**
 * A feature as a catalogue's author means it.
 *
 * @param aggregate word of an aggregate, or {@code amount} for the transform
 * @param entity fields
 * @param currency {@code own}, a code, or empty as the catalogue says
 * @param least amounts from there on count, in major units; 0 if all do
 * @param window in milliseconds, as is the delay
 */
record AmountSpec(
        String name,
        String aggregate,
        List<String> entity,
        boolean ofOutcomes,
        String currency,
        int least,
        long window,
        long delay,
        boolean itself) {

    private static final List<String> OF_AMOUNTS = List.of("sum", "mean", "min", "max", "last", "standard_deviation");
    private static final List<String> OF_EVENTS = List.of("count", "seconds_since_last", "share", "fraud_rate");
    private static final List<List<String>> ENTITIES =
            List.of(List.of("customer"), List.of("customer"), List.of("terminal"), List.of("customer", "terminal"));

    boolean money() {
        return OF_AMOUNTS.contains(aggregate);
    }

    boolean ofAmounts() {
        return money() || least > 0;
    }

    private boolean ofThePast() {
        return aggregate.equals("seconds_since_last") || aggregate.equals("last");
    }

    /** In a catalogue with this currency one that may be written. */
    static AmountSpec random(String name, String usual, Random random) {
        String said = List.of("", "", "own", "own", "EUR", "USD", "JPY").get(random.nextInt(7));
        if (random.nextInt(6) == 0) {
            return new AmountSpec(name, "amount", List.of(), false, said, 0, 0, 0, true);
        }
        List<String> words = random.nextInt(3) == 0 ? OF_EVENTS : OF_AMOUNTS;
        String word = words.get(random.nextInt(words.size()));
        boolean ofOutcomes =
                random.nextInt(7) == 0 && !List.of("fraud_rate", "share").contains(word);
        String currency = said;
        if (ofOutcomes && (said.isEmpty() || said.equals("own"))) {
            currency = "EUR";
        } else if (word.equals("share") && !said.isEmpty() || usual.isEmpty() && said.isEmpty()) {
            currency = "own";
        }
        int least = word.equals("share") || random.nextInt(3) == 0 ? 2 : 0;
        AmountSpec spec = new AmountSpec(
                name,
                word,
                ENTITIES.get(random.nextInt(ofOutcomes ? 2 : ENTITIES.size())),
                ofOutcomes,
                currency,
                least,
                1 + random.nextInt(30),
                random.nextInt(3) == 0 ? random.nextInt(10) : 0,
                random.nextBoolean());
        return spec.ofThePast() ? spec.withoutDelay() : spec;
    }

    private AmountSpec withoutDelay() {
        return new AmountSpec(name, aggregate, entity, ofOutcomes, currency, least, window, 0, false);
    }

    String yaml() {
        String said = currency.isEmpty() ? "" : ", currency: " + currency;
        if (aggregate.equals("amount")) {
            return "  - {name: " + name + ", transform: amount" + said + "}\n";
        }
        return "  - {name: " + name + ", aggregate: " + aggregate + ", entity: " + entity
                + (aggregate.equals("last") ? ", of: amount" : "")
                + (ofOutcomes ? ", over: outcomes" : "") + said
                + (least > 0 ? ", where: \"amount >= " + least + "\"" : "") + ", window: " + window + "ms"
                + (delay > 0 ? ", delay: " + delay + "ms" : "")
                + (itself || delay > 0 || ofOutcomes || ofThePast() ? "" : ", itself: excluded") + "}\n";
    }

    /** Whether the transaction that asks is in its own window. */
    boolean holdsItself() {
        return itself && delay == 0 && !ofThePast();
    }
}
