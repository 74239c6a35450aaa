package io.tidemark.scoring.policy.file;

import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads the numbers of one mapping as they are written, to the last digit. */
record DecimalReader(YamlMap entry, Problems problems) {

    /** Longer ones are nothing that people write, and slow what is calculated with them. */
    private static final int MOST_DIGITS = 18;

    /** From 0 to 1. */
    Optional<Double> share(String key) {
        return number(key, "write one from 0 to 1")
                .filter(value -> inRange(
                        key, value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0, "write one from 0 to 1"))
                .map(BigDecimal::doubleValue);
    }

    /** At least 0. */
    Optional<BigDecimal> amount(String key) {
        return number(key, "write one of at least 0")
                .filter(value -> inRange(key, value.signum() >= 0, "write one of at least 0"));
    }

    /** Above 0. */
    Optional<BigDecimal> positive(String key) {
        return number(key, "write one above 0").filter(value -> inRange(key, value.signum() > 0, "write one above 0"));
    }

    private Optional<BigDecimal> number(String key, String suggestion) {
        Optional<String> text = entry.text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            BigDecimal value = new BigDecimal(text.get());
            if (value.precision() <= MOST_DIGITS && Math.abs(value.scale()) <= MOST_DIGITS) {
                return Optional.of(value);
            }
            problems.add(
                    entry.line(key),
                    "'" + key + ": " + text.get() + "' is out of range",
                    suggestion + ", of at most " + MOST_DIGITS + " digits");
        } catch (NumberFormatException e) {
            problems.add(entry.line(key), "'" + key + ": " + text.get() + "' is no number", suggestion);
        }
        return Optional.empty();
    }

    private boolean inRange(String key, boolean within, String suggestion) {
        if (!within) {
            problems.add(
                    entry.line(key), "'" + key + ": " + entry.text(key).orElse("") + "' is out of range", suggestion);
        }
        return within;
    }
}
