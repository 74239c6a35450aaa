package io.tidemark.scoring.policy.simulate;

import io.tidemark.scoring.policy.PolicyDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What two policies decided of a history, and what became of it. */
final class Fates {

    private final Cells<Fate> cells = new Cells<>();
    private final List<String> currencies = new ArrayList<>();

    /** What both policies decided of one transaction. */
    record Fate(PolicyDecision today, PolicyDecision proposed) {}

    /** The place of a currency among the figures; -1 without an amount. */
    int currency(Case event) {
        if (event.transaction().getAmount() == null) {
            return -1;
        }
        String code = event.transaction().getAmount().getCurrency();
        int place = currencies.indexOf(code);
        if (place < 0) {
            place = currencies.size();
            currencies.add(code);
        }
        return place;
    }

    void add(Case event, PolicyDecision today, PolicyDecision proposed, int currency, byte[] weights) {
        cells.add(new Fate(today, proposed), event, currency, weights);
    }

    /** @param side which of both policies */
    PolicyOutcome outcome(String name, Function<Fate, PolicyDecision> side, long days, Owners owners) {
        Map<String, PolicyOutcome.Stopped> money = new TreeMap<>();
        for (int i = 0; i < currencies.size(); i++) {
            int figure = Figure.money(i);
            money.put(
                    currencies.get(i),
                    new PolicyOutcome.Stopped(
                            cells.total(fate -> stops(side, fate), figure).estimate(),
                            cells.total(fate -> 1 - stops(side, fate), figure).estimate()));
        }
        Total stopped = cells.total(fate -> stops(side, fate), Figure.GENUINE);
        Total caught = cells.total(fate -> stops(side, fate), Figure.FRAUDS);
        return new PolicyOutcome(
                name,
                decided(side, PolicyDecision.APPROVE),
                decided(side, PolicyDecision.STEP_UP),
                decided(side, PolicyDecision.REVIEW),
                decided(side, PolicyDecision.DECLINE),
                new PolicyOutcome.Stopped(
                        caught.estimate(),
                        cells.total(fate -> 1 - stops(side, fate), Figure.FRAUDS)
                                .estimate()),
                stopped.estimate(),
                cells.total(fate -> side.apply(fate) == PolicyDecision.DECLINE ? 1 : 0, Figure.GENUINE)
                        .estimate(),
                stopped.over(caught),
                cells.total(fate -> stops(side, fate), Figure.TRANSACTIONS)
                        .estimate()
                        .dividedBy(days),
                money,
                owners.worth(),
                owners.unanswered());
    }

    SimulationResult.Difference difference(long days) {
        Map<String, Estimate> money = new TreeMap<>();
        for (int i = 0; i < currencies.size(); i++) {
            money.put(currencies.get(i), difference(Figure.money(i)));
        }
        return new SimulationResult.Difference(
                difference(Figure.FRAUDS.ordinal()),
                difference(Figure.GENUINE.ordinal()),
                difference(Figure.TRANSACTIONS.ordinal()).dividedBy(days),
                money);
    }

    /** What both stop or neither does takes no part in it, known or not. */
    private Estimate difference(int figure) {
        return cells.total(fate -> stops(Fate::proposed, fate) - stops(Fate::today, fate), figure)
                .estimate();
    }

    private Estimate decided(Function<Fate, PolicyDecision> side, PolicyDecision decision) {
        return cells.total(fate -> side.apply(fate) == decision ? 1 : 0, Figure.TRANSACTIONS)
                .estimate();
    }

    private static double stops(Function<Fate, PolicyDecision> side, Fate fate) {
        return side.apply(fate) == PolicyDecision.APPROVE ? 0 : 1;
    }

    List<Unseen> unseen() {
        List<Unseen> unseen = new ArrayList<>();
        cells.declined().forEach((region, byFate) -> {
            List<Map.Entry<Fate, Cell>> unknown = byFate.entrySet().stream()
                    .filter(one -> one.getValue().isUnknown())
                    .toList();
            if (!unknown.isEmpty()) {
                unseen.add(unseen(region, unknown));
            }
        });
        return unseen;
    }

    private Unseen unseen(String region, List<Map.Entry<Fate, Cell>> unknown) {
        Map<String, Double> amounts = new TreeMap<>();
        for (int i = 0; i < currencies.size(); i++) {
            int place = i;
            double amount = unknown.stream()
                    .mapToDouble(one -> one.getValue().amount(place))
                    .sum();
            amounts.put(currencies.get(i), amount);
        }
        return new Unseen(
                region,
                unknown.stream().mapToLong(one -> one.getValue().settled()).sum(),
                unknown.stream().mapToLong(one -> one.getValue().released()).sum(),
                unknown.stream()
                        .flatMap(one -> one.getValue().customers().stream())
                        .distinct()
                        .count(),
                unknown.stream()
                        .filter(one -> one.getKey().proposed() == PolicyDecision.APPROVE)
                        .mapToLong(one -> one.getValue().settled())
                        .sum(),
                amounts);
    }
}
