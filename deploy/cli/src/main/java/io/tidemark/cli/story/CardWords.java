package io.tidemark.cli.story;

import io.tidemark.nouns.Noun;
import io.tidemark.nouns.Nouns;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sentences of a card that are others where a catalogue has nouns of its own. */
final class CardWords {

    /** Words within the names of figures that are nouns. */
    private static final Map<String, Noun> FIGURES = Map.of(
            "card",
            Noun.RANKED,
            "fraud",
            Noun.POSITIVE,
            "frauds",
            Noun.POSITIVES,
            "genuine",
            Noun.NEGATIVE,
            "transactions",
            Noun.EVENTS);

    private CardWords() {}

    /** With two places: {@link #kind} and {@link #calibration}. */
    static String scores(Nouns nouns) {
        return nouns.areOfPayments()
                ? "It gives every card transaction a number%s%s"
                : "It gives every {event} a number%s%s";
    }

    static String kind(boolean areProbabilities, Nouns nouns) {
        return nouns.in(
                areProbabilities
                        ? " from 0 to 1: how probable it is that the {event} is {a positive}."
                        : ": the higher, the more it looks like {a positive}.");
    }

    static String calibration(boolean calibrated, Nouns nouns) {
        return nouns.in(
                calibrated
                        ? " The numbers are calibrated: of a hundred {events} with 0.3, about thirty should be"
                                + " {positives}."
                        : " The numbers are not calibrated: they rank {events}, but are no probabilities to count"
                                + " with.");
    }

    /** With two places: the thresholds of review and decline. */
    static String decisions(Nouns nouns) {
        return Stream.of(Noun.REVIEW, Noun.DECLINE, Noun.APPROVE).anyMatch(nouns::names)
                ? "From %s on the decision is REVIEW ({review}), from %s on DECLINE ({decline}), below both APPROVE"
                        + " ({approve})."
                : "{Events} from %s are looked at by a person, those from %s are declined, all others are approved.";
    }

    /** What decisions themselves keep anybody from learning. */
    static String unlabelled(Nouns nouns) {
        return nouns.areOfPayments()
                ? "A transaction that was declined gets no chargeback, so nobody learns whether it was a fraud unless"
                        + " an analyst says so or it was let through at random."
                : "Of {a event} upon which somebody acted nobody learns whether it would have been {a positive}, unless"
                        + " whoever acted says so.";
    }

    /** A figure of the manifest as people read it: its name there is the same whatever the domain. */
    static String figure(String name, Nouns nouns) {
        return Arrays.stream(name.split("_"))
                .map(word -> FIGURES.containsKey(word) ? nouns.of(FIGURES.get(word)) : word)
                .collect(Collectors.joining(" "));
    }
}
