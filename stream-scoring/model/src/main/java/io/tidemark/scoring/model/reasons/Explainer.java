package io.tidemark.scoring.model.reasons;

import io.tidemark.nouns.Nouns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Says why a model gave a row its score: contributions of features, added up by reason code, in sentences. The same row
 * gives the same bits. Thread-safe.
 */
public final class Explainer implements AutoCloseable {

    private final List<String> features;
    private final List<ReasonText> texts;
    private final Nouns nouns;
    private final List<OptionalDouble> medians;
    private final Contributions contributions;

    /**
     * @param features in the order of the model
     * @param nouns what sentences call an entity
     * @param medians of the reference profile, by feature; may lack some
     * @param contributions closed with this explainer
     */
    public Explainer(
            List<String> features,
            ReasonCodes codes,
            Nouns nouns,
            Map<String, Double> medians,
            Contributions contributions) {
        if (features.size() != contributions.featureCount()) {
            throw new IllegalArgumentException("contributions are of " + contributions.featureCount()
                    + " features, but the model has " + features.size());
        }
        this.features = List.copyOf(features);
        this.texts = this.features.stream().map(codes::of).toList();
        this.nouns = nouns;
        this.medians = this.features.stream()
                .map(medians::get)
                .map(median -> median == null ? OptionalDouble.empty() : OptionalDouble.of(median))
                .toList();
        this.contributions = contributions;
    }

    /** With the usual nouns. */
    public Explainer(
            List<String> features, ReasonCodes codes, Map<String, Double> medians, Contributions contributions) {
        this(features, codes, Nouns.USUAL, medians, contributions);
    }

    /**
     * The reasons of a score, the strongest first, equal ones by code. One reason may stand for several features that
     * share its code; fewer than
     * {@code most} come if fewer contribute.
     *
     * @param values of the features as they were served
     * @param currency of amounts; empty if it is not known
     * @throws IllegalArgumentException if the row is of another length or cannot be explained
     * @throws IllegalStateException if a contribution is no finite number
     */
    public List<Reason> explain(List<Double> values, Optional<String> currency, int most, Direction direction) {
        double[] shares = shares(values);
        Map<String, Group> groups = new LinkedHashMap<>();
        for (int f = 0; f < shares.length; f++) {
            groups.computeIfAbsent(texts.get(f).code(), Group::new).add(f, shares[f]);
        }
        ValueText text = new ValueText(currency);
        return groups.values().stream()
                .filter(group -> direction.takes(group.sum))
                .sorted(Comparator.comparingDouble((Group group) -> -direction.weight(group.sum))
                        .thenComparing(group -> group.code))
                .limit(most)
                .map(group -> reason(group, shares, values, text))
                .toList();
    }

    @Override
    public void close() {
        contributions.close();
    }

    private double[] shares(List<Double> values) {
        if (values.size() != features.size()) {
            throw new IllegalArgumentException(
                    "the model has " + features.size() + " features, but " + values.size() + " values came");
        }
        float[] row = new float[values.size()];
        for (int f = 0; f < row.length; f++) {
            row[f] = (float) (double) values.get(f);
        }
        double[] shares = new double[row.length];
        contributions.contributions(row, shares);
        for (int f = 0; f < shares.length; f++) {
            if (!Double.isFinite(shares[f])) {
                throw new IllegalStateException("the contribution of " + features.get(f) + " is " + shares[f]);
            }
        }
        return shares;
    }

    private Reason reason(Group group, double[] shares, List<Double> values, ValueText text) {
        int lead = group.lead(shares);
        ReasonText told = texts.get(lead);
        double value = values.get(lead);
        String sentence = told.sentence().replace(ReasonText.VALUE, text.of(value, told.unit(), told.categories()));
        Usual usual = usual(lead, values);
        return new Reason(
                group.code,
                sentence + usual.clause(told, text, nouns),
                features.get(lead),
                value,
                group.sum,
                usual.value(),
                usual.of(),
                told.publicSentence());
    }

    private Usual usual(int feature, List<Double> values) {
        ReasonText told = texts.get(feature);
        if (told.usual().isPresent()) {
            UsualFrom from = told.usual().get();
            int place = features.indexOf(from.feature());
            double own = place < 0 ? Double.NaN : values.get(place) * from.factor();
            // The mean of no amounts is 0: nothing came before that could be usual.
            boolean nothing = own == 0 && told.unit() == ValueUnit.MONEY;
            if (Double.isFinite(own) && !nothing) {
                return new Usual(OptionalDouble.of(own), from.of());
            }
        }
        // The middle one of categories is none.
        OptionalDouble median = told.unit() == ValueUnit.CATEGORY ? OptionalDouble.empty() : medians.get(feature);
        return new Usual(median, median.isPresent() ? Reason.REFERENCE : "");
    }

    private record Usual(OptionalDouble value, String of) {

        String clause(ReasonText told, ValueText text, Nouns nouns) {
            if (value.isEmpty()) {
                return "";
            }
            String whose = of.equals(Reason.REFERENCE) ? "overall" : "for this " + nouns.ofEntity(of);
            return "; usual " + whose + ": " + text.of(value.getAsDouble(), told.unit(), told.categories());
        }
    }

    /** Features that share a code. */
    private static final class Group {

        private final String code;
        private final List<Integer> members = new ArrayList<>();
        private double sum;

        Group(String code) {
            this.code = code;
        }

        void add(int feature, double share) {
            members.add(feature);
            sum += share;
        }

        /** The member that weighs most in the direction of all together; of equal ones the first of the vector. */
        int lead(double[] shares) {
            int lead = members.get(0);
            for (int member : members) {
                if (sum > 0 ? shares[member] > shares[lead] : shares[member] < shares[lead]) {
                    lead = member;
                }
            }
            return lead;
        }
    }
}
