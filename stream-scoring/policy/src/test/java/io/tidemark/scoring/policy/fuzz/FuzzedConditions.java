package io.tidemark.scoring.policy.fuzz;

import io.tidemark.scoring.policy.Policies;
import io.tidemark.scoring.policy.fuzz.FuzzedCondition.Box;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Draws conditions: random ones, boxes of amount and country, and broken ones; remembers all that it drew. */
final class FuzzedConditions {

    static final List<String> LISTS = List.of("stolen", "vip", "watched");

    private static final List<String> BROKEN = List.of(
            "score",
            "score >",
            "scor > 0.5",
            "features.NO_SUCH > 1.0",
            "numbers.NO_SUCH > 1.0",
            "lists.no_such_list",
            "transaction.amount == 5",
            "transaction.country < 'DE'",
            "transaction.country.matches('a(b')",
            "transaction.country.matches(transaction.device)",
            "[1, 2].all(x, x > 0)",
            "transaction.event_time.getHours('Mars') < 6",
            "transaction.event_time < timestamp('yesterday')",
            "has(transaction.attributes)",
            "has(lists.vip)",
            "features[transaction.country] > 1.0",
            "transaction.event_time.getHours() + 1 > 5",
            "dyn(score) > 0.5",
            "score > 0.5 ? 1 : 2",
            "1 / 0 > 0",
            "double('5') > 0.5",
            "string(score) == 'x'",
            "transaction.amout > 5.0",
            "'a' in transaction.attributes",
            "((((((((((",
            "(".repeat(4_000),
            "lists.vip = true",
            "score > 0.5 || ".repeat(400) + "true",
            "\\u0000",
            "score > 0.5 && \u202e",
            "transaction == transaction",
            "features == features",
            "null == null",
            "b'x' == b'x'",
            "{'a': 1.0}.a > score",
            "transaction.event_time - transaction.event_time > duration('1s')",
            "9223372036854775808 > 5",
            "score > 1e999 && nonsense");

    private final Random random;
    private final Map<String, FuzzedCondition> drawn = new HashMap<>();
    private int nodes;
    private Set<String> lists;
    private boolean score;

    FuzzedConditions(Random random) {
        this.random = random;
    }

    /** Every condition that was drawn, by its text. */
    Map<String, FuzzedCondition> drawn() {
        return drawn;
    }

    String draw(double brokenShare) {
        FuzzedCondition condition = random.nextDouble() < brokenShare
                ? new FuzzedCondition(pick(BROKEN), 0, false, Set.of(), false, null)
                : random.nextInt(3) == 0 ? box() : any();
        drawn.put(condition.text(), condition);
        return condition.text();
    }

    private FuzzedCondition any() {
        nodes = 0;
        lists = new HashSet<>();
        score = false;
        String text = random.nextInt(40) == 0 ? wide() : truth(random.nextInt(5));
        return new FuzzedCondition(text, nodes, true, lists, score, null);
    }

    private FuzzedCondition box() {
        List<Double> bounds = List.of(1.0, 5.0, 10.0, 50.0);
        double from = pick(bounds);
        double below = pick(bounds);
        List<String> countries = pick(List.of(List.<String>of(), List.of("DE"), List.of("DE", "FR")));
        String amounts = "transaction.amount >= " + from + " && transaction.amount < " + below;
        String text =
                switch (countries.size()) {
                    case 0 -> amounts;
                    case 1 -> "transaction.country == 'DE' && " + amounts;
                    default -> amounts + " && transaction.country in ['DE', 'FR']";
                };
        int own = 9 + (countries.isEmpty() ? 0 : countries.size() == 1 ? 5 : 7);
        return new FuzzedCondition(text, own, true, Set.of(), false, new Box(from, below, countries));
    }

    /** At the bound of one condition, from both sides. */
    private String wide() {
        int parts = 96 + random.nextInt(10);
        StringBuilder text = new StringBuilder("score > 0.5");
        node(3);
        score = true;
        for (int i = 1; i < parts; i++) {
            text.append(" || score > 0.5");
            node(4);
        }
        return text.toString();
    }

    private String truth(int depth) {
        if (depth == 0) {
            return switch (random.nextInt(6)) {
                case 0 -> node(1, pick(List.of("true", "false")));
                case 1 -> {
                    String list = pick(LISTS);
                    lists.add(list);
                    yield node(2, "lists." + list);
                }
                case 2 -> node(2, "has(transaction.device)");
                case 3 -> node(1, text() + pick(List.of(" == ", " != ")) + text());
                case 4 -> node(4, text() + " in ['DE', 'online']");
                default -> node(1, real(1) + pick(List.of(" < ", " <= ", " > ", " >= ")) + real(1));
            };
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> node(1, "(" + truth(depth - 1) + " && " + truth(depth - 1) + ")");
            case 2, 3 -> node(1, "(" + truth(depth - 1) + " || " + truth(depth - 1) + ")");
            case 4 -> node(1, "!(" + truth(depth - 1) + ")");
            default -> node(1, "(" + truth(depth - 1) + " ? " + truth(depth - 1) + " : " + truth(depth - 1) + ")");
        };
    }

    private String real(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 7)) {
            case 0 -> node(1, random.nextInt(99) + ".5");
            case 1 -> {
                score = true;
                yield node(1, pick(List.of("score", "rank")));
            }
            case 2 -> node(2, "transaction.amount");
            case 3 -> node(2, "features." + pick(Policies.CATALOGUE.featureNames()));
            case 4 -> node(1, "(" + real(0) + pick(List.of(" + ", " - ", " * ", " / ")) + real(0) + ")");
            case 5 -> node(1, "double(" + whole() + ")");
            default -> node(1, "(" + truth(0) + " ? " + real(0) + " : " + real(0) + ")");
        };
    }

    private String whole() {
        return random.nextBoolean()
                ? node(1, "size(" + text() + ")")
                : node(4, "transaction.event_time.getHours('Europe/Berlin')");
    }

    private String text() {
        return random.nextInt(4) == 0
                ? node(1, pick(List.of("'DE'", "''", "'Ünïcode 😀'")))
                : node(2, "transaction." + pick(List.of("country", "channel", "device", "currency", "customer")));
    }

    private String node(int more, String text) {
        nodes += more;
        return text;
    }

    private void node(int more) {
        nodes += more;
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
