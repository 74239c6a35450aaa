package io.tidemark.cli.policy;

import io.tidemark.costs.DecisionCosts;
import io.tidemark.costs.LookCost;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.scoring.policy.Thresholds.Costs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What decisions cost, for people. */
final class CostsText {

    private final String currency;
    private final BigDecimal scale;

    private CostsText(String currency) {
        this.currency = currency;
        this.scale = BigDecimal.valueOf(Currencies.scale(currency));
    }

    static String of(Costs costs) {
        return new CostsText(costs.currency()).text(costs.costs());
    }

    private String text(DecisionCosts costs) {
        List<String> parts = new ArrayList<>();
        parts.add("a fraud " + plain(costs.fraud().share()) + " of its amount and "
                + major(costs.fraud().fixed()));
        costs.stepUp().ifPresent(look -> parts.add("a step-up " + look(look)));
        costs.review().ifPresent(look -> parts.add("a review " + look(look)));
        costs.decline().ifPresent(cost -> parts.add("declining a genuine one " + major(cost)));
        return String.join(", ", parts);
    }

    private String look(LookCost look) {
        return major(look.cost())
                + (look.missed().signum() == 0 ? "" : ", which misses " + plain(look.missed()) + " of frauds");
    }

    private String major(BigDecimal minor) {
        return plain(minor.divide(scale)) + " " + currency;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
