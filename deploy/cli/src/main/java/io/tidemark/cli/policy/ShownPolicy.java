package io.tidemark.cli.policy;

import io.tidemark.cli.print.TextTable;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.Thresholds;
import io.tidemark.scoring.policy.Thresholds.Limits;
import io.tidemark.scoring.policy.file.Decisions;
import java.util.ArrayList;
import java.util.List;

/** A policy as scripts and people read it: one step after the other. */
record ShownPolicy(String name, String version, String catalogue, List<Step> steps, List<String> uses) {

    /** @param then empty if it only leaves its name */
    record Step(String lane, String name, String when, String then, String because) {}

    static ShownPolicy of(Policy policy) {
        return new ShownPolicy(
                policy.name(),
                policy.version(),
                policy.catalogue(),
                steps(policy),
                policy.slots().all());
    }

    private static List<Step> steps(Policy policy) {
        List<Step> steps = new ArrayList<>();
        policy.lists().stream()
                .filter(list -> list.lane().isPresent())
                .sorted((one, other) -> one.lane().get().compareTo(other.lane().get()))
                .forEach(list -> steps.add(new Step(
                        list.lane().get().word(),
                        list.name(),
                        list.of().name() + " is listed",
                        list.then().map(Decisions::word).orElse(""),
                        "")));
        policy.rules()
                .forEach(rule -> steps.add(new Step(
                        "rules",
                        rule.id(),
                        rule.when().text(),
                        rule.then().map(Decisions::word).orElse(""),
                        rule.because())));
        policy.thresholds()
                .segments()
                .forEach(segment -> steps.add(new Step(
                        "thresholds", segment.name(), segment.when().text(), steps(policy, segment.steps()), "")));
        steps.add(new Step(
                "thresholds", "", "otherwise", steps(policy, policy.thresholds().steps()), ""));
        return steps;
    }

    private static String steps(Policy policy, Thresholds.Steps steps) {
        return steps instanceof Limits limits
                ? limits(policy, limits)
                : "what is expected to cost least: " + CostsText.of((Thresholds.Costs) steps);
    }

    private static String limits(Policy policy, Limits limits) {
        List<String> parts = new ArrayList<>();
        String unit = policy.thresholds().unit().word();
        add(parts, "decline", unit, limits.decline(), Limits.NEVER);
        add(parts, "review", unit, limits.review(), limits.decline());
        add(parts, "step_up", unit, limits.stepUp(), Math.min(limits.review(), limits.decline()));
        return String.join(", ", parts) + ", else approve";
    }

    /** A step that begins where the next one does is never taken. */
    private static void add(List<String> parts, String step, String unit, double limit, double next) {
        if (limit < next) {
            parts.add(step + " from " + unit + " " + limit);
        }
    }

    String text() {
        TextTable table = new TextTable("LANE", "NAME", "WHEN", "THEN", "BECAUSE");
        steps.forEach(step -> table.row(
                step.lane(),
                step.name(),
                step.when(),
                step.then().isEmpty() ? "(noted)" : step.then(),
                step.because()));
        return name + " " + version + " for the catalogue " + catalogue + System.lineSeparator()
                + System.lineSeparator() + table;
    }
}
