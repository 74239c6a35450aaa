package io.tidemark.training.bundle;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.Entities;
import io.tidemark.features.catalogue.EventFeature;
import io.tidemark.features.catalogue.Feature;
import io.tidemark.features.catalogue.FeatureReason;
import io.tidemark.features.catalogue.RatioFeature;
import io.tidemark.features.catalogue.WindowFeature;
import io.tidemark.scoring.model.reasons.ReasonCodes;
import io.tidemark.scoring.model.reasons.ReasonText;
import io.tidemark.scoring.model.reasons.UsualFrom;
import io.tidemark.scoring.model.reasons.ValueUnit;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a manifest says of each feature of a catalogue: its reason there, or else what its name and description give.
 */
final class CatalogueReasons {

    /** Of twice the time there is twice as much. */
    private static final Set<String> GROWING = Set.of("count", "sum");

    private final Catalogue catalogue;
    private final Map<String, Feature> features;

    private CatalogueReasons(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.features = catalogue.features().stream().collect(Collectors.toMap(Feature::name, feature -> feature));
    }

    static ReasonCodes of(Catalogue catalogue) {
        CatalogueReasons reasons = new CatalogueReasons(catalogue);
        Map<String, ReasonText> texts = new HashMap<>();
        catalogue.features().forEach(feature -> texts.put(feature.name(), reasons.derived(feature)));
        for (FeatureReason reason : catalogue.reasons()) {
            reason.features().forEach(name -> texts.put(name, reasons.given(reasons.features.get(name), reason)));
        }
        return new ReasonCodes(texts);
    }

    private ReasonText given(Feature feature, FeatureReason reason) {
        String sentence = feature instanceof WindowFeature window
                ? reason.sentence().replace("{window}", written(window.window()))
                : reason.sentence();
        Optional<UsualFrom> usual = Optional.ofNullable(features.get(reason.usual()))
                .map(WindowFeature.class::cast)
                .map(habit -> new UsualFrom(
                        habit.name(), factor(feature, habit), Entities.whateverTheCurrency(habit.entity())));
        return new ReasonText(
                reason.code(), sentence, unit(feature), usual, categories(feature), reason.publicSentence());
    }

    private ReasonText derived(Feature feature) {
        // What stands behind the semicolon is about empty windows.
        String meaning = feature.meaning(catalogue.nouns()).split(";", 2)[0].strip();
        String over = feature instanceof WindowFeature window
                ? inCurrency(window) + " of the "
                        + catalogue.nouns().ofEntity(Entities.whateverTheCurrency(window.entity())) + " over "
                        + written(window.window())
                : "";
        return new ReasonText(
                ReasonText.derivedCode(feature.name()),
                ReasonText.sentence(feature.name() + " (" + meaning + over + ")"),
                unit(feature),
                Optional.empty(),
                categories(feature));
    }

    private String inCurrency(WindowFeature window) {
        return isInAnother(window)
                ? " in " + window.where().currency().orElseThrow()
                : Entities.ofOwnCurrency(window.entity()) ? " in the transaction's currency" : "";
    }

    /** Whether it is an amount that need not be in the currency of the transaction whose reason it is. */
    private boolean isInAnother(WindowFeature window) {
        boolean named = window.where()
                .currency()
                .filter(code -> !code.equals(catalogue.currency()) || Entities.takesEveryCurrency(window.entity()))
                .isPresent();
        return named && window.of().isMoney();
    }

    /** Brings what grows with its window to the width of the feature's. */
    private static double factor(Feature feature, WindowFeature habit) {
        boolean grows = feature instanceof WindowFeature window
                && GROWING.contains(window.aggregate().word())
                && GROWING.contains(habit.aggregate().word());
        return grows
                ? (double) ((WindowFeature) feature).window().toMillis()
                        / habit.window().toMillis()
                : 1;
    }

    private ValueUnit unit(Feature feature) {
        if (feature instanceof RatioFeature) {
            return ValueUnit.TIMES;
        }
        if (feature instanceof EventFeature event && event.transform().isYesNo()) {
            return ValueUnit.YES_NO;
        }
        if (isOfNumber(feature)) {
            return unitOfNumber(feature);
        }
        if (feature instanceof WindowFeature window && isInAnother(window)) {
            return ValueUnit.NUMBER;
        }
        if (feature instanceof WindowFeature window && window.aggregate().word().equals("last")) {
            return window.of().isText() ? ValueUnit.CATEGORY : ValueUnit.MONEY;
        }
        return switch (feature.unit()) {
            case "events", "values" -> ValueUnit.COUNT;
            default -> ValueUnit.of(feature.unit()).orElse(ValueUnit.NUMBER);
        };
    }

    private static boolean isOfNumber(Feature feature) {
        return (feature instanceof WindowFeature window && window.of().isNumber())
                || (feature instanceof EventFeature event && event.of().isNumber());
    }

    /** A catalogue's units are words of its author's: "h" need be no hour of the day, "share" none of 0 to 1. */
    private static ValueUnit unitOfNumber(Feature feature) {
        return Stream.of(ValueUnit.SECONDS, ValueUnit.SPEED)
                .filter(unit -> unit.word().equals(feature.unit()))
                .findFirst()
                .orElse(ValueUnit.NUMBER);
    }

    private List<String> categories(Feature feature) {
        if (unit(feature) != ValueUnit.CATEGORY) {
            return List.of();
        }
        String field = feature instanceof EventFeature event
                ? event.of().name()
                : ((WindowFeature) feature).of().name();
        return catalogue.dictionaries().getOrDefault(field, List.of());
    }

    private static String written(Duration window) {
        for (TimeWord word : TimeWord.values()) {
            if (window.toMillis() % word.millis == 0) {
                long count = window.toMillis() / word.millis;
                return count + " " + word.text + (count == 1 ? "" : "s");
            }
        }
        return window.toMillis() + " ms";
    }

    private enum TimeWord {
        DAY("day", 86_400_000),
        HOUR("hour", 3_600_000),
        MINUTE("minute", 60_000),
        SECOND("second", 1_000);

        private final String text;
        private final long millis;

        TimeWord(String text, long millis) {
            this.text = text;
            this.millis = millis;
        }
    }
}
