package io.tidemark.testkit.poison.trial;

import io.tidemark.log.topics.Topics;
import io.tidemark.testkit.poison.Encoding;
import io.tidemark.testkit.poison.Ingredients;
import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.PoisonRecord;
import io.tidemark.testkit.poison.recipe.FeatureRecords;
import io.tidemark.testkit.poison.recipe.Labels;
import io.tidemark.testkit.poison.recipe.ModelBundles;
import io.tidemark.testkit.poison.recipe.OtherTopics;
import io.tidemark.testkit.poison.recipe.RetrainingDoor;
import io.tidemark.testkit.poison.recipe.RolloutDoor;
import io.tidemark.testkit.poison.recipe.StrangeSchemas;
import io.tidemark.testkit.poison.recipe.TransactionContents;
import io.tidemark.testkit.poison.recipe.TransactionEnvelopes;
import io.tidemark.testkit.poison.recipe.TransactionRepeats;
import io.tidemark.testkit.poison.recipe.TransactionSchemas;
import io.tidemark.testkit.poison.recipe.TransactionSizes;
import io.tidemark.testkit.poison.recipe.Transactions;
import io.tidemark.testkit.poison.treatment.Decided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** All classes of poison, and a mixture of them with good transactions. The same seed gives the same mixture. */
public final class PoisonCorpus {

    private static final int GOOD_CUSTOMERS = 40;

    /** Every class. */
    public static final List<Poison> ALL = Stream.of(
                    Transactions.all(),
                    TransactionSchemas.all(),
                    StrangeSchemas.all(),
                    TransactionSizes.all(),
                    TransactionContents.all(),
                    TransactionRepeats.all(),
                    TransactionEnvelopes.all(),
                    Labels.all(),
                    FeatureRecords.all(),
                    RolloutDoor.all(),
                    ModelBundles.all(),
                    RetrainingDoor.all(),
                    OtherTopics.all())
            .flatMap(List::stream)
            .toList();

    private PoisonCorpus() {}

    /** A record of the mixture and the name of its class; {@code good} is what nothing is wrong with. */
    public record Drop(String poison, PoisonRecord message) {}

    /**
     * At least so many records of poison, of every class some, and as many good ones between them, in the order in
     * which they are to be sent.
     *
     * @param now the time around which everything happens
     * @param partitions of keyed topics
     */
    public static List<Drop> mixture(
            List<Poison> classes, int records, long seed, Encoding encoding, Instant now, int partitions) {
        Ingredients kit = new Ingredients(encoding, seed, now, partitions);
        List<List<Drop>> doses = doses(classes, records, kit);
        int poisoned = doses.stream().mapToInt(List::size).sum();
        for (int i = 0; i < poisoned; i++) {
            doses.add(List.of(good(kit)));
        }
        return shuffled(doses, kit.random());
    }

    private static List<List<Drop>> doses(List<Poison> classes, int records, Ingredients kit) {
        List<List<Drop>> doses = new ArrayList<>();
        int made = 0;
        for (int round = 0; made < records; round++) {
            int before = made;
            for (Poison poison : classes) {
                if (round < poison.mostDoses() && (round == 0 || made < records)) {
                    kit.startDose(poison.name());
                    List<Drop> dose = poison.recipe().brew(kit).stream()
                            .map(message -> new Drop(poison.name(), message))
                            .toList();
                    doses.add(dose);
                    made += dose.size();
                }
            }
            if (made == before) {
                break;
            }
        }
        return doses;
    }

    private static Drop good(Ingredients kit) {
        kit.startDose("good");
        String customer = "good-c" + kit.random().nextInt(GOOD_CUSTOMERS);
        return new Drop(
                "good",
                PoisonRecord.of(
                        Topics.TRANSACTIONS,
                        customer,
                        kit.encode(
                                Topics.TRANSACTIONS,
                                kit.transaction().setCustomerId(customer).build()),
                        Decided.of(kit.id())));
    }

    /** All doses among each other, each in its own order. */
    private static List<Drop> shuffled(List<List<Drop>> doses, Random random) {
        List<Integer> turns = new ArrayList<>();
        for (int dose = 0; dose < doses.size(); dose++) {
            turns.addAll(Collections.nCopies(doses.get(dose).size(), dose));
        }
        Collections.shuffle(turns, random);
        int[] next = new int[doses.size()];
        return turns.stream().map(dose -> doses.get(dose).get(next[dose]++)).toList();
    }
}
