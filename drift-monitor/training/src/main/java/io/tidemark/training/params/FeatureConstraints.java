package io.tidemark.training.params;

import io.tidemark.settings.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Constraints of features, which XGBoost takes by the places of columns alone: {@code (1,0,-1)} and
 * {@code [[0,1],[2]]}. People may name the features instead: {@code (TX_AMOUNT:1,TX_DURING_NIGHT:-1)}, all others being
 * free, and
 * {@code [[TX_AMOUNT,TX_DURING_NIGHT],[...]]}. Names with commas, colons or brackets stand in quotes, and so do
 * features whose name is a number.
 */
final class FeatureConstraints {

    private final String parameter;
    private final List<String> features;

    /**
     * @param features in the order of the columns; empty if they are not known yet, and then only the form is checked
     */
    private FeatureConstraints(String parameter, List<String> features) {
        this.parameter = parameter;
        this.features = features;
    }

    static void checkForm(String parameter, String value) {
        new FeatureConstraints(parameter, List.of()).byPlace(value);
    }

    /**
     * The value by places of columns, as XGBoost takes it.
     *
     * @throws IllegalArgumentException in one sentence, if it names a feature that there is not or has the wrong length
     */
    static String byPlace(String parameter, String value, List<String> features) {
        return new FeatureConstraints(parameter, features).byPlace(value);
    }

    private String byPlace(String value) {
        return parameter.equals(KnownParameters.MONOTONE) ? monotone(value) : interaction(value);
    }

    private String monotone(String value) {
        List<String> parts = ParameterText.split(inner(value, "([{"), value);
        if (parts.size() == 1 && parts.get(0).isBlank()) {
            throw wrong(value, "it names no feature");
        }
        boolean named = parts.stream().anyMatch(part -> colon(part) >= 0);
        if (!named) {
            return places(value, parts);
        }
        String[] directions = new String[features.size()];
        java.util.Arrays.fill(directions, "0");
        Set<String> seen = new LinkedHashSet<>();
        for (String part : parts) {
            int colon = colon(part);
            if (colon < 0) {
                throw wrong(value, "'" + part.strip() + "' names no feature and direction");
            }
            String name = unquoted(part.substring(0, colon));
            if (!seen.add(name)) {
                throw wrong(value, "the feature " + name + " stands in it twice");
            }
            String direction = direction(value, part.substring(colon + 1));
            if (!features.isEmpty()) {
                directions[place(name)] = direction;
            }
        }
        return "(" + String.join(",", directions) + ")";
    }

    private String places(String value, List<String> parts) {
        if (!features.isEmpty() && parts.size() != features.size()) {
            throw wrong(
                    value,
                    "it has " + parts.size() + " places, but there are " + features.size()
                            + " features; or name those that are meant: (" + features.get(0) + ":1)");
        }
        return parts.stream().map(part -> direction(value, part)).collect(Collectors.joining(",", "(", ")"));
    }

    private String direction(String value, String part) {
        return switch (part.strip()) {
            case "1", "+1" -> "1";
            case "0" -> "0";
            case "-1" -> "-1";
            default ->
                throw wrong(
                        value,
                        "'" + part.strip() + "' is no direction; 1 says that the score may only rise with the"
                                + " feature, -1 only fall, 0 either");
        };
    }

    private String interaction(String value) {
        List<String> groups = new ArrayList<>();
        for (String group : ParameterText.split(inner(value, "[("), value)) {
            groups.add(ParameterText.split(inner(group.strip(), "[("), value).stream()
                    .map(member -> Integer.toString(member(value, member.strip())))
                    .distinct()
                    .collect(Collectors.joining(",", "[", "]")));
        }
        return "[" + String.join(",", groups) + "]";
    }

    private int member(String value, String member) {
        if (member.matches("\\d{1,6}")) {
            int place = Integer.parseInt(member);
            if (!features.isEmpty() && place >= features.size()) {
                throw wrong(
                        value,
                        "there is no feature " + place + ", they are counted from 0 to " + (features.size() - 1));
            }
            return place;
        }
        String name = unquoted(member);
        if (name.isEmpty()) {
            throw wrong(value, "a feature is missing between its commas");
        }
        return features.isEmpty() ? 0 : place(name);
    }

    private int place(String name) {
        int place = features.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("the parameter " + parameter + " names the feature '" + name
                    + "', which there is not; " + Nearest.suggestion(name, features));
        }
        return place;
    }

    private String inner(String value, String brackets) {
        int bracket = value.length() < 2 ? -1 : brackets.indexOf(value.charAt(0));
        if (bracket < 0 || value.charAt(value.length() - 1) != ")]}".charAt("([{".indexOf(value.charAt(0)))) {
            throw wrong(value, "it stands in no brackets");
        }
        return value.substring(1, value.length() - 1);
    }

    /** Where the last colon outside of quotes stands. */
    private static int colon(String part) {
        int colon = part.lastIndexOf(':');
        return colon > part.lastIndexOf('"') && colon > part.lastIndexOf('\'') ? colon : -1;
    }

    private static String unquoted(String text) {
        String name = text.strip();
        boolean quoted = name.length() > 1
                && (name.charAt(0) == '"' || name.charAt(0) == '\'')
                && name.charAt(name.length() - 1) == name.charAt(0);
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    private IllegalArgumentException wrong(String value, String why) {
        String example = parameter.equals(KnownParameters.MONOTONE) ? "(TX_AMOUNT:1)" : "[[TX_AMOUNT,TX_DURING_NIGHT]]";
        return new IllegalArgumentException("the parameter " + parameter + " is '" + value + "', but " + why
                + "; write it as " + parameter + "=" + example);
    }
}
