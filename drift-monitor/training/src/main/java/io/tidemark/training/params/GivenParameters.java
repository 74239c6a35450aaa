package io.tidemark.training.params;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Parameters as somebody wrote them, {@code k=v,k=v}, each known and within its range.
 *
 * @param parameters by their own names, with the defaults
 * @param notes what was taken otherwise than written, a sentence each
 */
public record GivenParameters(TrainingParameters parameters, List<String> notes) {

    public GivenParameters {
        notes = List.copyOf(notes);
    }

    /**
     * Empty text gives the defaults.
     *
     * @throws IllegalArgumentException in one sentence that names the parameter, if one is unknown, has a value that it
     *     cannot have, stands there twice or would not be used
     */
    public static GivenParameters read(String text) {
        Map<String, String> given = new LinkedHashMap<>();
        Map<String, String> written = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        for (ParameterText.Entry entry : ParameterText.entries(text)) {
            String name = name(entry, notes);
            if (name.equals(BOOSTER)) {
                booster(entry, text, notes);
                continue;
            }
            String before = written.putIfAbsent(name, entry.name());
            if (before != null) {
                throw new IllegalArgumentException(
                        before.equals(entry.name())
                                ? "the parameter " + before + " is given twice; leave one out"
                                : "the parameters " + before + " and " + entry.name() + " are one and the same, " + name
                                        + "; leave one out");
            }
            given.put(name, KnownParameters.canonical(name, entry.value()));
        }
        TrainingParameters parameters = TrainingParameters.defaults();
        for (Map.Entry<String, String> one : given.entrySet()) {
            parameters = parameters.with(one.getKey(), one.getValue());
        }
        Combinations.check(given, parameters.booster());
        if (!"1".equals(parameters.booster().get("nthread"))) {
            notes.add("with nthread=" + parameters.booster().get("nthread")
                    + " sums may come in another order, so that the same rows need not give the same model again");
        }
        return new GivenParameters(parameters, notes);
    }

    private static final String BOOSTER = "booster";

    private static String name(ParameterText.Entry entry, List<String> notes) {
        // R writes max.depth, command lines max-depth.
        String name = entry.name().replace('.', '_').replace('-', '_');
        String known = OtherNames.translated(name).orElse(name);
        if (!KnownParameters.has(known) && !known.equals(BOOSTER)) {
            String lower = known.toLowerCase(Locale.ROOT);
            OtherNames.reasonAgainst(lower).ifPresent(reason -> {
                throw new IllegalArgumentException("the parameter " + entry.name() + " " + reason);
            });
            throw KnownParameters.unknown(entry.name());
        }
        if (!known.equals(entry.name())) {
            notes.add("%s is taken as %s=%s".formatted(entry.name(), known, entry.value()));
        }
        return known;
    }

    /** Since XGBoost 3.4 a dart is a gbtree with what it drops, and its name alone says nothing. */
    private static void booster(ParameterText.Entry entry, String text, List<String> notes) {
        if (entry.value().equals("dart") && (text.contains("rate_drop") || text.contains("one_drop"))) {
            notes.add("booster=dart is left out, since rate_drop and one_drop say it already");
        } else if (!entry.value().equals("gbtree")) {
            throw new IllegalArgumentException("the parameter booster is '" + entry.value() + "', but "
                    + (entry.value().equals("dart")
                            ? "has no effect unless trees are dropped; add e.g. rate_drop=0.1 or leave it out"
                            : OtherNames.reasonAgainst(BOOSTER).orElseThrow()));
        }
    }
}
