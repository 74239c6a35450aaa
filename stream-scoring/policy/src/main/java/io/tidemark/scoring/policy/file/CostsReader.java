package io.tidemark.scoring.policy.file;

import io.tidemark.costs.DecisionCosts;
import io.tidemark.costs.FraudLoss;
import io.tidemark.costs.LookCost;
import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.scoring.policy.Thresholds.Costs;
import io.tidemark.scoring.policy.Thresholds.Limits;
import io.tidemark.scoring.policy.Thresholds.Steps;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads what decisions cost, in major units of one currency. */
record CostsReader(Problems problems) {

    private static final Steps NONE = new Limits(Limits.NEVER, Limits.NEVER, Limits.NEVER);

    /** @return limits that nothing reaches if something is wrong with the costs, which is noted */
    Steps read(YamlMap entry, String owner) {
        Optional<String> currency = entry.required("currency", "write 'currency: EUR', that of the amounts")
                .filter(code -> isKnown(entry, code));
        Optional<FraudLoss> fraud = fraud(entry, currency);
        Optional<LookCost> stepUp = look(entry, "step_up", currency);
        Optional<LookCost> review = look(entry, "review", currency);
        Optional<BigDecimal> decline = new DecimalReader(entry, problems).positive("decline");
        if (!entry.has("step_up") && !entry.has("review") && !entry.has("decline")) {
            problems.add(
                    entry.line(), owner + " have no step that could be taken", "say what a review or a decline costs");
        }
        if (currency.isEmpty() || fraud.isEmpty() || stepUp.isEmpty() && review.isEmpty() && decline.isEmpty()) {
            return NONE;
        }
        return new Costs(
                Currencies.shared(currency.get()),
                new DecisionCosts(fraud.get(), stepUp, review, decline.map(cost -> minor(cost, currency))));
    }

    private boolean isKnown(YamlMap entry, String code) {
        if (Currencies.minorUnitsPerMajor(code).isPresent()) {
            return true;
        }
        problems.add(entry.line("currency"), "'" + code + "' is no ISO 4217 currency", "write 'currency: EUR'");
        return false;
    }

    private Optional<FraudLoss> fraud(YamlMap entry, Optional<String> currency) {
        if (!entry.has("fraud")) {
            problems.add(
                    entry.line(),
                    "'fraud' is missing: what is lost by one that nobody stops",
                    "write 'fraud: {share: 1, fixed: 20}': the amount, and 20 beside it");
            return Optional.empty();
        }
        Optional<YamlMap> loss = entry.map("fraud");
        if (loss.isEmpty()) {
            return Optional.empty();
        }
        loss.get().allow("share", "fixed");
        DecimalReader numbers = new DecimalReader(loss.get(), problems);
        BigDecimal share = numbers.amount("share").orElse(BigDecimal.ZERO);
        BigDecimal fixed = numbers.amount("fixed").orElse(BigDecimal.ZERO);
        if (share.signum() + fixed.signum() == 0) {
            problems.add(
                    loss.get().line(), "nothing is lost by a fraud", "say which share of the amount, or a fixed loss");
            return Optional.empty();
        }
        return Optional.of(new FraudLoss(share, minor(fixed, currency)));
    }

    private Optional<LookCost> look(YamlMap entry, String key, Optional<String> currency) {
        if (!entry.has(key)) {
            return Optional.empty();
        }
        Optional<YamlMap> look = entry.map(key);
        if (look.isEmpty()) {
            return Optional.empty();
        }
        look.get().allow("cost", "missed");
        look.get().required("cost", "write '" + key + ": {cost: 4}'");
        DecimalReader numbers = new DecimalReader(look.get(), problems);
        BigDecimal missed = numbers.amount("missed").orElse(BigDecimal.ZERO);
        if (missed.compareTo(BigDecimal.ONE) >= 0) {
            problems.add(
                    look.get().line("missed"),
                    "'missed: " + missed + "' is out of range: a look that misses every fraud finds none",
                    "write a share from 0 to below 1");
            return Optional.empty();
        }
        return numbers.positive("cost").map(cost -> new LookCost(minor(cost, currency), missed));
    }

    private static BigDecimal minor(BigDecimal major, Optional<String> currency) {
        return major.multiply(BigDecimal.valueOf(
                currency.flatMap(Currencies::minorUnitsPerMajor).orElse(1)));
    }
}
