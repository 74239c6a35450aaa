package io.tidemark.training.params;

import java.util.List;
import java.util.regex.Pattern;

/** What a parameter's value may be. */
sealed interface ValueKind {

    /** What XGBoost and Java read alike: no signs of types, no hexadecimal, no underscores. */
    Pattern NUMBER = Pattern.compile("-?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

    /**
     * The value as XGBoost takes it.
     *
     * @throws IllegalArgumentException in one sentence that names the parameter
     */
    String canonical(String name, String value);

    /**
     * A number that XGBoost keeps as a float.
     *
     * @param leastIncluded whether the least itself is taken
     * @param mostIncluded whether the most itself is taken
     */
    record Real(double least, boolean leastIncluded, double most, boolean mostIncluded) implements ValueKind {

        static Real atLeast(double least) {
            return new Real(least, true, Float.MAX_VALUE, true);
        }

        static Real above(double least) {
            return new Real(least, false, Float.MAX_VALUE, true);
        }

        /** A share of something, of which there must be some. */
        static Real share() {
            return new Real(0, false, 1, true);
        }

        @Override
        public String canonical(String name, String value) {
            if (NUMBER.matcher(value).matches()) {
                float number = Float.parseFloat(value);
                boolean above = leastIncluded ? number >= least : number > least;
                boolean below = mostIncluded ? number <= most : number < most;
                if (above && below) {
                    return value;
                }
            }
            throw ValueKind.wrong(name, value, "a number " + range());
        }

        private String range() {
            String from = (leastIncluded ? "from " : "above ") + text(least);
            if (most == Float.MAX_VALUE) {
                return leastIncluded ? "of at least " + text(least) : from;
            }
            return from + (mostIncluded ? " to " : " and below ") + text(most);
        }

        private static String text(double bound) {
            return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
        }
    }

    /** A whole number, both bounds included. */
    record Whole(long least, long most) implements ValueKind {

        @Override
        public String canonical(String name, String value) {
            if (WHOLE.matcher(value).matches()) {
                long number = Long.parseLong(value);
                if (number >= least && number <= most) {
                    return Long.toString(number);
                }
            }
            throw ValueKind.wrong(name, value, "a whole number from " + least + " to " + most);
        }
    }

    /** One of some words. */
    record Choice(List<String> words) implements ValueKind {

        static Choice of(String... words) {
            return new Choice(List.of(words));
        }

        @Override
        public String canonical(String name, String value) {
            if (words.contains(value)) {
                return value;
            }
            String wanted = words.size() == 1 ? words.get(0) : "one of " + String.join(", ", words);
            throw ValueKind.wrong(name, value, wanted);
        }
    }

    /** Yes or no, as XGBoost or as Python write it. */
    record Flag() implements ValueKind {

        @Override
        public String canonical(String name, String value) {
            return switch (value) {
                case "1", "true", "True" -> "1";
                case "0", "false", "False" -> "0";
                default -> throw ValueKind.wrong(name, value, "true or false");
            };
        }
    }

    /** Looked at when the features are known, but for its form. */
    record Constraints() implements ValueKind {

        @Override
        public String canonical(String name, String value) {
            FeatureConstraints.checkForm(name, value);
            return value;
        }
    }

    private static IllegalArgumentException wrong(String name, String value, String wanted) {
        String python = value.equals("None") || value.equals("null") ? "; leave it out to have the default" : "";
        return new IllegalArgumentException(
                "the parameter " + name + " is '" + value + "', but must be " + wanted + python);
    }
}
