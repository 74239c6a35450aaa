package io.tidemark.scoring.policy.fuzz;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Says why a policy must be refused, from the published page on policies and without the reader's code; nothing if it
 * knows no reason. Of conditions it knows those that were drawn.
 */
final class SlowValidator {

    private static final Set<String> DECISIONS = Set.of("approve", "step_up", "review", "decline");
    private static final Set<String> TEXTS =
            Set.of("customer", "terminal", "channel", "country", "category", "device", "currency");

    private final Map<String, FuzzedCondition> known;
    private final List<String> reasons = new ArrayList<>();
    private final Set<String> lists = new HashSet<>();
    private int nodes;

    private SlowValidator(Map<String, FuzzedCondition> known) {
        this.known = known;
    }

    static List<String> reasons(FuzzedPolicy policy) {
        SlowValidator slow = new SlowValidator(policy.conditions());
        try {
            List<Object> documents = new ArrayList<>();
            new Compose(LoadSettings.builder().build())
                    .composeAllFromReader(byPieces(policy.text()))
                    .forEach(node -> documents.add(plain(node)));
            slow.root(documents.size() == 1 ? documents.get(0) : documents);
        } catch (YamlEngineException | ClassCastException e) {
            slow.reasons.add("no YAML of words: " + e.getMessage());
        }
        return slow.reasons;
    }

    /** Texts, lists and mappings. */
    private static Object plain(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(SlowValidator::plain).toList();
        }
        Map<Object, Object> map = new HashMap<>();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            if (map.put(plain(tuple.getKeyNode()), plain(tuple.getValueNode())) != null) {
                throw new YamlEngineException("a key stands twice");
            }
        }
        return map;
    }

    /** The parser may not be given as many letters at once as it has room for. */
    private static Reader byPieces(String text) {
        return new FilterReader(new StringReader(text)) {
            @Override
            public int read(char[] buffer, int from, int length) throws IOException {
                return super.read(buffer, from, Math.min(length, 100));
            }
        };
    }

    private void root(Object read) {
        if (!(read instanceof Map<?, ?> root)) {
            reasons.add("no mapping");
            return;
        }
        keys(root, "name", "version", "catalogue", "lists", "rules", "thresholds");
        text(root, "name");
        text(root, "version");
        refuse(!"handbook".equals(text(root, "catalogue")), "another catalogue");
        maps(root, "lists").forEach(this::list);
        rules(maps(root, "rules"));
        if (map(root, "thresholds") instanceof Map<?, ?> thresholds) {
            thresholds(thresholds);
        }
        refuse(nodes > 5_000, "too many nodes in all: " + nodes);
    }

    private void list(Map<?, ?> list) {
        keys(list, "name", "of", "lane", "then");
        String name = text(list, "name");
        refuse(!name.matches("[a-z][a-z0-9_]{0,62}"), "no name of a list");
        refuse(!lists.add(name), "two lists of one name");
        String of = text(list, "of");
        refuse(!TEXTS.contains(of) && !of.matches("(?s)attributes\\..+"), "a list of no text");
        boolean hasLane = list.containsKey("lane");
        String lane = hasLane ? text(list, "lane") : "";
        refuse(hasLane && !Set.of("hard_deny", "allow", "deny").contains(lane), "no lane");
        if (list.containsKey("then")) {
            String then = decision(list);
            refuse(!hasLane, "decides in no lane");
            refuse(lane.equals("allow") != then.equals("approve"), "a lane that says its contrary");
        }
    }

    private void rules(List<Map<?, ?>> rules) {
        Set<String> ids = new HashSet<>();
        for (Map<?, ?> rule : rules) {
            keys(rule, "id", "when", "then", "priority", "because");
            refuse(!ids.add(text(rule, "id")), "two rules of one id");
            FuzzedCondition when = condition(rule);
            refuse(when != null && when.box() != null && when.box().isNowhere(), "a rule that never holds");
            if (rule.containsKey("then")) {
                decision(rule);
            }
            if (rule.containsKey("priority")) {
                refuse(!text(rule, "priority").matches("[+-]?[0-9]{1,9}"), "no priority");
            }
            if (rule.containsKey("because")) {
                text(rule, "because");
            }
        }
        if (reasons.isEmpty()) {
            for (int i = 0; i < rules.size(); i++) {
                for (int j = 0; j < rules.size(); j++) {
                    refuse(i != j && isBefore(rules, i, j) && covers(rules.get(i), rules.get(j)), "never heard");
                }
            }
        }
    }

    private static boolean isBefore(List<Map<?, ?>> rules, int one, int other) {
        int difference = priority(rules.get(one)) - priority(rules.get(other));
        return difference > 0 || difference == 0 && one < other;
    }

    private static int priority(Map<?, ?> rule) {
        return rule.containsKey("priority")
                ? Integer.parseInt(rule.get("priority").toString().strip())
                : 0;
    }

    private boolean covers(Map<?, ?> before, Map<?, ?> later) {
        FuzzedCondition one = known.get(before.get("when"));
        FuzzedCondition other = known.get(later.get("when"));
        return before.containsKey("then")
                && later.containsKey("then")
                && one != null
                && other != null
                && one.box() != null
                && other.box() != null
                && one.box().covers(other.box());
    }

    private void thresholds(Map<?, ?> thresholds) {
        String by = text(thresholds, "by");
        SlowSteps steps = new SlowSteps(this);
        switch (by) {
            case "alerts" -> {
                keys(thresholds, "by", "transactions", "step_up", "review", "decline");
                steps.alerts(thresholds);
                return;
            }
            case "cost" -> {
                keys(thresholds, "by", "currency", "fraud", "step_up", "review", "decline", "segments");
                steps.costs(thresholds);
            }
            case "score", "rank" -> {
                keys(thresholds, "by", "step_up", "review", "decline", "segments");
                steps.limits(thresholds);
            }
            default -> {
                reasons.add("thresholds by nothing known");
                return;
            }
        }
        segments(maps(thresholds, "segments"), by, steps);
    }

    private void segments(List<Map<?, ?>> segments, String by, SlowSteps steps) {
        Set<String> names = new HashSet<>();
        List<FuzzedCondition.Box> boxes = new ArrayList<>();
        for (Map<?, ?> segment : segments) {
            if (by.equals("cost")) {
                keys(segment, "name", "when", "currency", "fraud", "step_up", "review", "decline");
                steps.costs(segment);
            } else {
                keys(segment, "name", "when", "step_up", "review", "decline");
                steps.limits(segment);
            }
            refuse(!names.add(text(segment, "name")), "two segments of one name");
            FuzzedCondition when = condition(segment);
            if (when != null) {
                refuse(when.asksForScore(), "a segment by score");
                if (when.box() != null) {
                    refuse(when.box().isNowhere(), "a segment that never holds");
                    refuse(boxes.stream().anyMatch(when.box()::meets), "segments overlap");
                    boxes.add(when.box());
                }
            }
        }
    }

    private FuzzedCondition condition(Map<?, ?> owner) {
        FuzzedCondition when = known.get(text(owner, "when"));
        if (when == null) {
            return null;
        }
        nodes += when.nodes();
        refuse(!when.sound(), "a broken condition");
        refuse(when.nodes() > 400, "too many nodes");
        refuse(!lists.containsAll(when.lists()), "a condition asks for a list that is not there");
        return when;
    }

    private String decision(Map<?, ?> owner) {
        String then = text(owner, "then");
        refuse(!DECISIONS.contains(then), "no decision");
        return then;
    }

    void refuse(boolean must, String why) {
        if (must) {
            reasons.add(why);
        }
    }

    void keys(Map<?, ?> map, String... allowed) {
        refuse(!Set.of(allowed).containsAll(map.keySet()), "an unknown key of " + map.keySet());
    }

    /** Empty if there is none, which is a reason. */
    String text(Map<?, ?> map, String key) {
        boolean is = map.get(key) instanceof String text && !text.isBlank();
        refuse(!is, "no text '" + key + "'");
        return is ? map.get(key).toString().strip() : "";
    }

    /** Null if there is none, which is a reason. */
    BigDecimal number(Map<?, ?> map, String key) {
        try {
            BigDecimal number = new BigDecimal(text(map, key));
            refuse(number.precision() > 18 || Math.abs(number.scale()) > 18, "more than 18 digits");
            return number;
        } catch (NumberFormatException e) {
            reasons.add("no number '" + key + "'");
            return null;
        }
    }

    Object map(Map<?, ?> map, String key) {
        refuse(!(map.get(key) instanceof Map<?, ?>), "no mapping '" + key + "'");
        return map.get(key);
    }

    private List<Map<?, ?>> maps(Map<?, ?> map, String key) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (map.containsKey(key)) {
            refuse(!(map.get(key) instanceof List<?>), "no list '" + key + "'");
            if (map.get(key) instanceof List<?> items) {
                for (Object item : items) {
                    refuse(!(item instanceof Map<?, ?>), "an item that is no mapping");
                    if (item instanceof Map<?, ?> each) {
                        maps.add(each);
                    }
                }
            }
        }
        return maps;
    }
}
