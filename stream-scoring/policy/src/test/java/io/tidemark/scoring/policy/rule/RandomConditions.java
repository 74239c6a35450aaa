package io.tidemark.scoring.policy.rule;

import java.util.List;
import java.util.Random;

/** Draws conditions in which every construct of the language occurs. */
final class RandomConditions {

    static final List<String> FEATURES = List.of("a", "b", "c", "odd name");
    static final List<String> TEXTS = List.of("DE", "FR", "online", "chip", "", "Ünïcode 😀");
    static final List<String> FIELDS = List.of("country", "channel", "device", "currency", "attributes.seg");
    static final List<String> LISTS = List.of("vip", "stolen");

    private final Random random;

    RandomConditions(long seed) {
        this.random = new Random(seed);
    }

    String truth(int depth) {
        if (depth == 0) {
            return switch (random.nextInt(8)) {
                case 0 -> pick("true", "false");
                case 1 -> "lists." + pick(LISTS);
                case 2 ->
                    "has("
                            + pick(
                                    "features.a",
                                    "features.b",
                                    "transaction.amount",
                                    "transaction.device",
                                    "transaction.attributes.seg")
                            + ")";
                case 3 -> text(0) + pick(" == ", " != ") + text(0);
                case 4 -> text(0) + " in ['DE', 'online', '']";
                case 5 -> whole() + comparison() + whole();
                default -> real(0) + comparison() + real(0);
            };
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> "(" + truth(depth - 1) + " && " + truth(depth - 1) + ")";
            case 2, 3 -> "(" + truth(depth - 1) + " || " + truth(depth - 1) + ")";
            case 4 -> "!(" + truth(depth - 1) + ")";
            case 5 -> "(" + truth(depth - 1) + " ? " + truth(depth - 1) + " : " + truth(depth - 1) + ")";
            case 6 -> "(" + truth(depth - 1) + ")" + pick(" == ", " != ") + "(" + truth(depth - 1) + ")";
            case 7 ->
                text(1) + pick(".startsWith", ".endsWith", ".contains", ".matches") + "("
                        + pick("'D'", "'on.*'", "'E$'", "''", "'ï'") + ")";
            // Beside a whole number no zero with a sign: cel-java takes -0.0 for less than 0, which IEEE 754 does not.
            default -> random.nextBoolean() ? real(1) + comparison() + real(1) : real(0) + comparison() + whole();
        };
    }

    private String real(int depth) {
        if (depth == 0) {
            return switch (random.nextInt(5)) {
                case 0 -> random.nextInt(9) - 4 + ".5";
                case 1 -> pick("score", "rank");
                case 2 -> "transaction.amount";
                case 3 -> "features[\"odd name\"]";
                default -> "features." + pick("a", "b", "c");
            };
        }
        return switch (random.nextInt(7)) {
            case 0 -> "(" + real(0) + " + " + real(0) + ")";
            case 1 -> "(" + real(0) + " - " + real(0) + ")";
            case 2 -> "(" + real(0) + " * " + real(0) + ")";
            // A divisor that is never zero: what 0/0 says is ours, not CEL's.
            case 3 -> "(" + real(0) + " / 2.5)";
            case 4 -> "-" + real(0);
            case 5 -> "(" + truth(0) + " ? " + real(0) + " : " + real(0) + ")";
            default -> "double(" + whole() + ")";
        };
    }

    private String whole() {
        return switch (random.nextInt(4)) {
            case 0 -> String.valueOf(random.nextInt(24));
            case 1 -> "size(" + text(0) + ")";
            default ->
                "transaction.event_time."
                        + pick("getHours", "getDayOfWeek", "getMonth", "getDate", "getMinutes", "getFullYear")
                        + pick("()", "('Europe/Berlin')", "('America/New_York')");
        };
    }

    private String text(int depth) {
        if (depth == 0 || random.nextInt(3) > 0) {
            return random.nextInt(4) == 0 ? "'" + pick(TEXTS) + "'" : "transaction." + pick(FIELDS);
        }
        return random.nextBoolean()
                ? "(" + text(0) + " + " + text(0) + ")"
                : "(" + truth(0) + " ? " + text(0) + " : " + text(0) + ")";
    }

    private String comparison() {
        return pick(" < ", " <= ", " > ", " >= ");
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private String pick(String... words) {
        return words[random.nextInt(words.length)];
    }
}
