package io.tidemark.scoring.policy.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Draws the text of a policy file from a seed: a sound one in random styles, of which some are broken in any field,
 * and some letter by letter.
 */
final class FuzzedPolicy {

    /** What people and machines write where something else was meant. */
    private static final List<Object> HOSTILE = List.of(
            "",
            " ",
            "null",
            "~",
            "no",
            "-1",
            "0",
            "1.0000000000000000000000001",
            "1e400",
            "1e-400",
            "NaN",
            "Infinity",
            "0x10",
            "2147483648",
            "decline",
            "Approve",
            "customer",
            "attributes.",
            "euro",
            "x".repeat(5_000),
            "\u202e\u0007\u2028",
            "😀",
            "!tag",
            "*alias",
            "a: b",
            List.of(),
            List.of("a"),
            Map.of(),
            Map.of("a", "b"));

    private final Random random;
    private final FuzzedConditions conditions;
    private final double brokenConditions;
    private final String text;

    FuzzedPolicy(long seed) {
        random = new Random(seed);
        conditions = new FuzzedConditions(random);
        brokenConditions = random.nextInt(4) == 0 ? 0.3 : 0;
        Map<String, Object> root = root();
        int faults = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0;
        for (int i = 0; i < faults; i++) {
            spoil(root);
        }
        String written = new FuzzedYaml(random).write(root);
        text = random.nextInt(6) == 0 ? garbled(written) : written;
    }

    String text() {
        return text;
    }

    Map<String, FuzzedCondition> conditions() {
        return conditions.drawn();
    }

    private Map<String, Object> root() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("name", "cards");
        root.put("version", "v" + random.nextInt(99));
        root.put("catalogue", "handbook");
        if (random.nextInt(6) > 0) {
            root.put("lists", FuzzedConditions.LISTS.stream().map(this::list).toList());
        }
        if (random.nextInt(6) > 0) {
            List<Object> rules = new ArrayList<>();
            int most = random.nextInt(50) == 0 ? 40 : 5;
            for (int i = random.nextInt(most); i >= 0; i--) {
                rules.add(rule("rule-" + i));
            }
            root.put("rules", rules);
        }
        root.put("thresholds", thresholds());
        return root;
    }

    private Map<String, Object> list(String name) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("name", name);
        list.put("of", pick("customer", "terminal", "device", "attributes.ip", "country"));
        if (random.nextBoolean()) {
            boolean allows = random.nextInt(3) == 0;
            list.put("lane", allows ? "allow" : pick("deny", "hard_deny"));
            if (random.nextBoolean()) {
                list.put("then", allows ? "approve" : pick("step_up", "review", "decline"));
            }
        }
        return list;
    }

    private Map<String, Object> rule(String id) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", id);
        rule.put("when", conditions.draw(brokenConditions));
        if (random.nextInt(4) > 0) {
            rule.put("then", pick("approve", "step_up", "review", "decline"));
        }
        if (random.nextInt(4) == 0) {
            rule.put("priority", pick("-3", "0", "7", "+2"));
        }
        if (random.nextInt(4) == 0) {
            rule.put("because", pick("a new device", "half of it was fraud: 50 %", "it's # odd"));
        }
        return rule;
    }

    private Map<String, Object> thresholds() {
        String by = pick("score", "rank", "cost", "alerts");
        Map<String, Object> thresholds = steps(by);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("by", by);
        all.putAll(thresholds);
        if (by.equals("alerts")) {
            all.put("transactions", "1000");
        } else if (random.nextInt(3) == 0) {
            List<Object> segments = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                Map<String, Object> segment = new LinkedHashMap<>();
                segment.put("name", "segment-" + i);
                segment.put("when", conditions.draw(brokenConditions));
                segment.putAll(steps(by));
                segments.add(segment);
            }
            all.put("segments", segments);
        }
        return all;
    }

    private Map<String, Object> steps(String by) {
        Map<String, Object> steps = new LinkedHashMap<>();
        switch (by) {
            case "cost" -> {
                steps.put("currency", pick("EUR", "USD", "JPY"));
                steps.put("fraud", new TreeMap<>(Map.of("share", pick("1", "0.9"), "fixed", pick("0", "15.5"))));
                steps.put("review", new TreeMap<>(Map.of("cost", "4", "missed", pick("0", "0.3"))));
                steps.put("decline", pick("25", "0.01"));
            }
            case "alerts" -> {
                steps.put("step_up", pick("1000", "500"));
                steps.put("review", pick("90", "90.5"));
                steps.put("decline", pick("20", "0"));
            }
            default -> {
                steps.put("step_up", pick("0", "0.2", "2e-1"));
                steps.put("review", pick("0.5", "0.7", ".6"));
                steps.put("decline", pick("0.9", "1", "0.7"));
            }
        }
        return steps;
    }

    /** Breaks one thing somewhere: what results may still be sound. */
    @SuppressWarnings("unchecked")
    private void spoil(Map<String, Object> map) {
        String key = pick(map.keySet().toArray(String[]::new));
        Object value = map.get(key);
        if (value instanceof Map<?, ?> inner && !inner.isEmpty() && random.nextInt(5) > 0) {
            spoil((Map<String, Object>) inner);
        } else if (value instanceof List<?> items
                && !items.isEmpty()
                && items.get(0) instanceof Map<?, ?>
                && random.nextInt(5) > 0) {
            List<Object> copy = new ArrayList<>(items);
            map.put(key, copy);
            Object item = copy.get(random.nextInt(copy.size()));
            if (random.nextInt(4) == 0) {
                copy.add(item);
            } else {
                spoil((Map<String, Object>) item);
            }
        } else {
            switch (random.nextInt(3)) {
                case 0 -> map.remove(key);
                case 1 -> map.put(pick(key + "s", key.toUpperCase(java.util.Locale.ROOT), "", "nought"), value);
                default -> {
                    Object hostile = HOSTILE.get(random.nextInt(HOSTILE.size()));
                    // It may be spoilt again.
                    map.put(key, hostile instanceof Map<?, ?> inner ? new LinkedHashMap<>(inner) : hostile);
                }
            }
        }
    }

    private String garbled(String written) {
        StringBuilder letters = new StringBuilder(written);
        for (int i = random.nextInt(4); i >= 0 && letters.length() > 1; i--) {
            int at = random.nextInt(letters.length());
            switch (random.nextInt(5)) {
                case 0 -> letters.deleteCharAt(at);
                case 1 ->
                    letters.insert(
                            at, pick("\t", "\n", ":", "#", "'", "\"", "{", "]", "&", "*", "!", "\0", "%", "\uD83D"));
                case 2 -> letters.setLength(at);
                case 3 -> {
                    int end = Math.min(letters.length(), at + random.nextInt(40));
                    letters.insert(at, letters.substring(at, end));
                }
                default -> letters.insert(0, pick("---\n", "%YAML 9.9\n---\n", "\uFEFF", "- "));
            }
        }
        return letters.toString();
    }

    private String pick(String... words) {
        return words[random.nextInt(words.length)];
    }
}
