package io.tidemark.scoring.policy.fuzz;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must be refused of thresholds. */
record SlowSteps(SlowValidator slow) {

    private static final List<String> STEPS = List.of("step_up", "review", "decline");
    private static final Set<String> CURRENCIES = Set.of("EUR", "USD", "JPY");

    void limits(Map<?, ?> steps) {
        List<BigDecimal> said = said(steps);
        for (BigDecimal limit : said) {
            slow.refuse(limit.signum() < 0 || limit.compareTo(BigDecimal.ONE) > 0, "a limit beyond 0 to 1");
        }
        ordered(said);
    }

    void alerts(Map<?, ?> steps) {
        BigDecimal traffic = slow.number(steps, "transactions");
        slow.refuse(traffic != null && traffic.signum() <= 0, "no traffic");
        List<BigDecimal> said = said(steps);
        List<BigDecimal> falling = new ArrayList<>();
        for (BigDecimal alerts : said) {
            slow.refuse(alerts.signum() < 0, "fewer than no alerts");
            slow.refuse(traffic != null && alerts.compareTo(traffic) > 0, "more alerts than traffic");
            falling.add(alerts.negate());
        }
        ordered(falling);
    }

    void costs(Map<?, ?> steps) {
        slow.refuse(!CURRENCIES.contains(slow.text(steps, "currency")), "no currency that was drawn");
        if (slow.map(steps, "fraud") instanceof Map<?, ?> fraud) {
            slow.keys(fraud, "share", "fixed");
            BigDecimal share = fraud.containsKey("share") ? slow.number(fraud, "share") : BigDecimal.ZERO;
            BigDecimal fixed = fraud.containsKey("fixed") ? slow.number(fraud, "fixed") : BigDecimal.ZERO;
            if (share != null && fixed != null) {
                slow.refuse(share.signum() < 0 || fixed.signum() < 0, "a gain by fraud");
                slow.refuse(share.signum() == 0 && fixed.signum() == 0, "nothing is lost");
            }
        }
        for (String look : List.of("step_up", "review")) {
            if (steps.containsKey(look) && slow.map(steps, look) instanceof Map<?, ?> map) {
                slow.keys(map, "cost", "missed");
                BigDecimal cost = slow.number(map, "cost");
                slow.refuse(cost != null && cost.signum() <= 0, "a look for nothing");
                BigDecimal missed = map.containsKey("missed") ? slow.number(map, "missed") : null;
                slow.refuse(missed != null && (missed.signum() < 0 || missed.compareTo(BigDecimal.ONE) >= 0), "missed");
            }
        }
        if (steps.containsKey("decline")) {
            BigDecimal cost = slow.number(steps, "decline");
            slow.refuse(cost != null && cost.signum() <= 0, "a decline for nothing");
        }
        slow.refuse(STEPS.stream().noneMatch(steps::containsKey), "no step");
    }

    private List<BigDecimal> said(Map<?, ?> steps) {
        slow.refuse(STEPS.stream().noneMatch(steps::containsKey), "no step");
        List<BigDecimal> said = new ArrayList<>();
        for (String step : STEPS) {
            if (steps.containsKey(step)) {
                BigDecimal value = slow.number(steps, step);
                if (value != null) {
                    said.add(value);
                }
            }
        }
        return said;
    }

    private void ordered(List<BigDecimal> rising) {
        for (int i = 1; i < rising.size(); i++) {
            slow.refuse(rising.get(i - 1).compareTo(rising.get(i)) > 0, "out of order");
        }
    }
}
