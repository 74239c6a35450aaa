package io.tidemark.scoring.policy.file;

import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import io.tidemark.scoring.policy.Thresholds;
import io.tidemark.scoring.policy.Thresholds.Limits;
import io.tidemark.scoring.policy.Thresholds.Segment;
import io.tidemark.scoring.policy.Thresholds.Steps;
import io.tidemark.scoring.policy.Thresholds.Unit;
import io.tidemark.scoring.policy.rule.Condition;
import io.tidemark.settings.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the thresholds of a policy. */
record ThresholdsReader(ConditionReader conditions, Problems problems) {

    /** Limits by rank, said as alerts a day. */
    private static final String ALERTS = "alerts";

    private static final List<String> UNITS = Stream.concat(
                    Stream.of(Unit.values()).map(Unit::word), Stream.of(ALERTS))
            .toList();

    private static final Thresholds NONE =
            new Thresholds(Unit.SCORE, new Limits(Limits.NEVER, Limits.NEVER, Limits.NEVER), List.of());

    Thresholds read(YamlMap root) {
        if (!root.has("thresholds")) {
            problems.add(root.line(), "'thresholds' is missing", "say 'by: score' and at least 'review' below it");
        }
        return root.map("thresholds").map(this::thresholds).orElse(NONE);
    }

    private Thresholds thresholds(YamlMap entry) {
        String unit = unit(entry);
        if (unit.equals(ALERTS)) {
            return new Thresholds(Unit.RANK, new AlertsReader(problems).read(entry), List.of());
        }
        boolean costs = unit.equals(Unit.COST.word());
        entry.allow(
                costs
                        ? new String[] {"by", "currency", "fraud", "step_up", "review", "decline", "segments"}
                        : new String[] {"by", "step_up", "review", "decline", "segments"});
        Steps steps = costs ? new CostsReader(problems).read(entry, "the thresholds") : limits(entry, "the thresholds");
        return new Thresholds(Unit.valueOf(unit.toUpperCase(Locale.ROOT)), steps, segments(entry, costs));
    }

    private List<Segment> segments(YamlMap entry, boolean costs) {
        List<Segment> segments = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlMap each : entry.maps("segments")) {
            each.allow(
                    costs
                            ? new String[] {"name", "when", "currency", "fraud", "step_up", "review", "decline"}
                            : new String[] {"name", "when", "step_up", "review", "decline"});
            String name = each.required("name", "write 'name: abroad'").orElse("");
            if (!names.add(name)) {
                problems.add(each.line("name"), "there are two segments '" + name + "'", "keep one of them");
            }
            String owner = "segment '" + name + "'";
            Steps own = costs ? new CostsReader(problems).read(each, owner) : limits(each, owner);
            Optional<Condition> when = conditions.read(each, owner);
            when.filter(condition -> condition.names().contains("score")
                            || condition.names().contains("rank"))
                    .ifPresent(condition -> problems.add(
                            each.line("when"),
                            owner + " asks for the score that its limits are for",
                            "name the limits instead, or write a rule"));
            when.ifPresent(condition -> segments.add(new Segment(name, each.line(), condition, own)));
        }
        return segments;
    }

    private String unit(YamlMap entry) {
        String word = entry.required("by", "write 'by: score', 'by: rank', 'by: cost' or 'by: alerts'")
                .orElse(Unit.SCORE.word());
        if (!UNITS.contains(word)) {
            problems.add(
                    entry.line("by"),
                    "thresholds go by score, rank, cost or alerts, not by '" + word + "'",
                    Nearest.suggestion(word, UNITS));
            return Unit.SCORE.word();
        }
        return word;
    }

    private Limits limits(YamlMap entry, String owner) {
        DecimalReader numbers = new DecimalReader(entry, problems);
        double decline = numbers.share("decline").orElse(Limits.NEVER);
        double review = numbers.share("review").orElse(decline);
        double stepUp = numbers.share("step_up").orElse(Math.min(review, decline));
        if (!entry.has("decline") && !entry.has("review") && !entry.has("step_up")) {
            problems.add(entry.line(), owner + " have no limit", "say at least one of step_up, review, decline");
        }
        if (stepUp > review || review > decline) {
            problems.add(
                    entry.line(),
                    owner + " are out of order: step_up " + stepUp + ", review " + review + ", decline " + decline,
                    "each limit lies at or above the one before it");
        }
        return new Limits(stepUp, review, decline);
    }
}
