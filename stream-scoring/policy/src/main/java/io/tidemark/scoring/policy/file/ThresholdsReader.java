package io.tidemark.scoring.policy.file;

import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import io.tidemark.scoring.policy.Thresholds;
import io.tidemark.scoring.policy.Thresholds.Limits;
import io.tidemark.scoring.policy.Thresholds.Segment;
import io.tidemark.scoring.policy.Thresholds.Unit;
import io.tidemark.scoring.policy.rule.Condition;
import io.tidemark.settings.Nearest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the thresholds of a policy. */
record ThresholdsReader(ConditionReader conditions, Problems problems) {

    private static final List<String> UNITS =
            Stream.of(Unit.values()).map(Unit::word).toList();

    Thresholds read(YamlMap root) {
        if (!root.has("thresholds")) {
            problems.add(root.line(), "'thresholds' is missing", "say 'by: score' and at least 'review' below it");
        }
        Optional<YamlMap> found = root.map("thresholds");
        if (found.isEmpty()) {
            return new Thresholds(Unit.SCORE, new Limits(Limits.NEVER, Limits.NEVER, Limits.NEVER), List.of());
        }
        YamlMap entry = found.get();
        entry.allow("by", "step_up", "review", "decline", "segments");
        Unit unit = unit(entry);
        Limits limits = limits(entry, "the thresholds");
        List<Segment> segments = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlMap each : entry.maps("segments")) {
            each.allow("name", "when", "step_up", "review", "decline");
            String name = each.required("name", "write 'name: abroad'").orElse("");
            if (!names.add(name)) {
                problems.add(each.line("name"), "there are two segments '" + name + "'", "keep one of them");
            }
            Limits own = limits(each, "segment '" + name + "'");
            Optional<Condition> when = conditions.read(each, "segment '" + name + "'");
            when.filter(condition -> condition.names().contains("score")
                            || condition.names().contains("rank"))
                    .ifPresent(condition -> problems.add(
                            each.line("when"),
                            "segment '" + name + "' asks for the score that its limits are for",
                            "name the limits instead, or write a rule"));
            when.ifPresent(condition -> segments.add(new Segment(name, each.line(), condition, own)));
        }
        return new Thresholds(unit, limits, segments);
    }

    private Unit unit(YamlMap entry) {
        String word = entry.required("by", "write 'by: score' or 'by: rank'").orElse(Unit.SCORE.word());
        if (!UNITS.contains(word)) {
            problems.add(
                    entry.line("by"),
                    "thresholds go by score or by rank, not by '" + word + "'",
                    Nearest.suggestion(word, UNITS));
            return Unit.SCORE;
        }
        return Unit.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private Limits limits(YamlMap entry, String owner) {
        double decline = share(entry, "decline").orElse(Limits.NEVER);
        double review = share(entry, "review").orElse(decline);
        double stepUp = share(entry, "step_up").orElse(Math.min(review, decline));
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

    private Optional<Double> share(YamlMap entry, String key) {
        Optional<String> text = entry.text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            double value = new BigDecimal(text.get()).doubleValue();
            if (value >= 0 && value <= 1) {
                return Optional.of(value);
            }
        } catch (NumberFormatException e) {
            problems.add(entry.line(key), "'" + key + ": " + text.get() + "' is no number", "write one from 0 to 1");
            return Optional.empty();
        }
        problems.add(entry.line(key), "'" + key + ": " + text.get() + "' is out of range", "write one from 0 to 1");
        return Optional.empty();
    }
}
