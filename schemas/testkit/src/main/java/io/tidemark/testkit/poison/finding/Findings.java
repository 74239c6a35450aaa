package io.tidemark.testkit.poison.finding;

import io.tidemark.schemas.Acknowledgement;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.InstanceWord;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.SupersededVector;
import io.tidemark.testkit.poison.finding.Landing.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the stack has said so far of what was thrown at it. Not thread-safe. */
public final class Findings {

    private final String transactions;
    private final Map<Place, List<DeadLetter>> letters = new HashMap<>();
    private final Map<String, List<Score>> scores = new HashMap<>();
    private final Set<Place> decided = new HashSet<>();
    private final Map<String, List<RolloutEvent>> answers = new HashMap<>();
    private final Set<String> disowned = new HashSet<>();
    private final Set<String> superseded = new HashSet<>();
    private final Set<String> retrained = new HashSet<>();

    /** @param transactions full name of the topic */
    public Findings(String transactions) {
        this.transactions = transactions;
    }

    public void take(DeadLetter letter) {
        Place place = new Place(letter.getTopic(), letter.getPartition(), letter.getOffset());
        letters.computeIfAbsent(place, none -> new ArrayList<>()).add(letter);
    }

    public void take(Score score) {
        scores.computeIfAbsent(score.getTransaction().getTransactionId(), none -> new ArrayList<>())
                .add(score);
        LogPosition origin = score.getOrigin();
        decided.add(new Place(transactions, origin.getPartition(), origin.getOffset()));
    }

    public void take(RolloutEvent event) {
        answers.computeIfAbsent(event.getRequestId(), none -> new ArrayList<>()).add(event);
    }

    public void take(Acknowledgement said) {
        if (said.getWord() == InstanceWord.REFUSED || said.getWord() == InstanceWord.NOT_YET) {
            disowned.add(said.getVersion());
        }
    }

    public void take(SupersededVector late) {
        superseded.add(late.getVector().getTransaction().getTransactionId());
    }

    public void take(Candidate candidate) {
        retrained.add(candidate.getRequestId());
    }

    /** The dead letters of what stands at a place. */
    public List<DeadLetter> letters(Place place) {
        return letters.getOrDefault(place, List.of());
    }

    /** The decisions of a transaction. */
    public List<Score> scores(String transactionId) {
        return scores.getOrDefault(transactionId, List.of());
    }

    /** Whether there is a decision of the transaction at this place. */
    public boolean isDecided(Place place) {
        return decided.contains(place);
    }

    /** What the rollout answered. */
    public List<RolloutEvent> answers(String requestId) {
        return answers.getOrDefault(requestId, List.of());
    }

    /** Whether a scoring instance has refused the model of this version. */
    public boolean isDisowned(String version) {
        return disowned.contains(version);
    }

    /** Whether a vector of this transaction came behind its decision. */
    public boolean isSuperseded(String transactionId) {
        return superseded.contains(transactionId);
    }

    /** Whether a retraining request has its candidate. */
    public boolean isRetrained(String requestId) {
        return retrained.contains(requestId);
    }

    /** How many records were buried, by cause; what two readers bury counts once. */
    public Map<String, Long> buriedByCause() {
        Map<String, Long> counts = new TreeMap<>();
        letters.values().forEach(of -> counts.merge(of.get(0).getCause(), 1L, Long::sum));
        return counts;
    }

    /** Places of transactions of which more than one dead letter tells. */
    public List<Place> buriedTwice() {
        return letters.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(transactions)
                        && entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }
}
