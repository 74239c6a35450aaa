package io.tidemark.console.panel;

import io.tidemark.console.tally.Newest;
import io.tidemark.schemas.PolicyTrace;
import io.tidemark.schemas.Reason;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The newest decisions, to be looked up by the id of their transaction. For one thread at a time. */
public final class Transactions implements Panel {

    private final Names names;
    private final Newest<String, Stored> kept;
    private final int most;

    /** The names of a catalogue's features, by its hash; empty if it is another one. */
    public interface Names {

        /** In the order of the vector. */
        Optional<List<String>> of(String catalogueHash);
    }

    private record Stored(Score score, Place place) {}

    /** @param value null if it is missing */
    record Feature(String name, Double value) {}

    /** One cause. */
    record Cause(String code, String sentence, String feature, Double value, Double usual, Double contribution) {}

    /** What the policy said. */
    record Policy(String name, String version, String lane, String decidedBy, List<String> fired, List<String> lists) {}

    /** Everything that a decision was made from. */
    record Shown(
            String id,
            Map<String, String> transaction,
            String decision,
            Double score,
            Double rank,
            Double margin,
            List<Cause> reasons,
            List<String> flags,
            Policy policy,
            Map<String, String> versions,
            Map<String, Double> shadows,
            List<Feature> features) {}

    /** @param kept how many are kept */
    record Frame(int kept, int most) {}

    /** @param most that are kept */
    public Transactions(int most, Names names) {
        this.most = most;
        this.kept = new Newest<>(most);
        this.names = names;
    }

    @Override
    public String name() {
        return "transactions";
    }

    @Override
    public void score(Score score, Place place) {
        kept.put(score.getTransaction().getTransactionId(), new Stored(score, place));
    }

    @Override
    public Frame frame(Instant now) {
        return new Frame(kept.size(), most);
    }

    /** The decision on a transaction; empty if it is none of the newest. */
    public Optional<Object> find(String id) {
        return kept.get(id).map(this::shown);
    }

    private Shown shown(Stored stored) {
        Score score = stored.score();
        Map<String, Double> shadows = new TreeMap<>();
        score.getShadows().forEach(one -> shadows.put(one.getModelVersion(), Figures.finite(one.getScore())));
        return new Shown(
                score.getTransaction().getTransactionId(),
                transaction(score.getTransaction()),
                score.getDecision().name(),
                Figures.finite(score.getScore()),
                Figures.finite(score.getRank()),
                score.getMargin() == null
                        ? null
                        : Figures.finite(score.getMargin().doubleValue()),
                score.getReasons().stream().map(Transactions::cause).toList(),
                score.getFlags(),
                policy(score.getPolicy()),
                versions(stored),
                shadows,
                features(score));
    }

    private static Map<String, String> transaction(Transaction transaction) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("event time", transaction.getEventTime().toString());
        fields.put("customer", transaction.getCustomerId());
        fields.put("terminal", transaction.getTerminalId());
        fields.put("amount", Figures.money(transaction.getAmount()));
        fields.put("channel", transaction.getChannel());
        fields.put("country", transaction.getCountry());
        fields.put("category", transaction.getCategory());
        fields.put("device", transaction.getDevice());
        new TreeMap<>(transaction.getAttributes()).forEach((name, value) -> fields.put("attributes." + name, value));
        fields.values().removeIf(Objects::isNull);
        return fields;
    }

    private static Cause cause(Reason reason) {
        return new Cause(
                reason.getCode(),
                reason.getSentence(),
                reason.getFeature(),
                Figures.finite(reason.getValue()),
                Figures.finite(reason.getUsual()),
                Figures.finite(reason.getContribution()));
    }

    private static Policy policy(PolicyTrace trace) {
        return trace == null
                ? null
                : new Policy(
                        trace.getName(),
                        trace.getVersion(),
                        trace.getLane(),
                        trace.getDecidedBy(),
                        trace.getFired(),
                        trace.getLists());
    }

    private static Map<String, String> versions(Stored stored) {
        Score score = stored.score();
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("model", score.getModelVersion());
        versions.put("bundle SHA-256", score.getBundleSha256());
        versions.put("policy", score.getPolicyVersion());
        versions.put("catalogue", score.getCatalogueHash());
        versions.put("control record", score.getControlId());
        versions.put(
                "in transactions",
                score.getOrigin().getPartition() + "-" + score.getOrigin().getOffset());
        versions.put(
                "in scores", stored.place().partition() + "-" + stored.place().offset());
        versions.put("scored at", score.getScoredAt().toString());
        versions.values().removeIf(Objects::isNull);
        return versions;
    }

    private List<Feature> features(Score score) {
        List<Double> vector = score.getVector();
        Optional<List<String>> known = names.of(score.getCatalogueHash()).filter(all -> all.size() == vector.size());
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < vector.size(); i++) {
            int place = i;
            features.add(new Feature(
                    known.map(all -> all.get(place)).orElse("feature " + (place + 1)), Figures.finite(vector.get(i))));
        }
        return features;
    }
}
