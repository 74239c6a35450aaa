package io.tidemark.scoring.release.models;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ModelReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which models a process keeps: those that a deployment names which one of its tasks stands at or may still meet, the
 * champion that a rollback goes to, and the last few that were spoken of. Not thread-safe.
 *
 * <p>What it says is about time, not about right or wrong: a model that was let go is loaded again when it is asked
 * for.
 */
final class Retention {

    /** How often a rollback can be followed by another without loading: far more often than people do. */
    private static final int CHAMPIONS = 32;

    private final int last;
    private final ChampionStack champions = new ChampionStack(CHAMPIONS);
    private final Deque<Met> ahead = new ArrayDeque<>();
    private final LinkedHashSet<ModelReference> spokenOf = new LinkedHashSet<>();

    private record Met(long sequence, Set<ModelReference> models) {}

    /** @param last how many of the models that were spoken of last are kept in any case */
    Retention(int last) {
        this.last = last;
    }

    /**
     * A model was published or asked for. What is deployed is kept anyway, and must not push out what is asked for
     * while that is being answered.
     */
    void spokenOf(ModelReference model) {
        spokenOf.remove(model);
        spokenOf.add(model);
        if (spokenOf.size() > last) {
            spokenOf.remove(spokenOf.iterator().next());
        }
    }

    /** The next deployment, in the order of the log. */
    void deployed(Deployment deployment) {
        Activation activation = deployment.getControl().getActivation();
        if (activation == null) {
            return;
        }
        Set<ModelReference> models = models(activation);
        Optional.ofNullable(activation.getChampion()).ifPresent(champions::put);
        ahead.addLast(new Met(deployment.getControl().getSequence(), models));
    }

    /**
     * What is to be kept, and forgets the deployments that all tasks have passed.
     *
     * @param earliest the sequence of the earliest control that a task stands at; empty without tasks
     */
    Set<ModelReference> kept(Optional<Long> earliest) {
        while (ahead.size() > 1 && ahead.getFirst().sequence() < earliest.orElse(Long.MAX_VALUE)) {
            ahead.removeFirst();
        }
        Set<ModelReference> kept = new HashSet<>(spokenOf);
        ahead.forEach(met -> kept.addAll(met.models()));
        champions.beneath().ifPresent(kept::add);
        return kept;
    }

    private static Set<ModelReference> models(Activation activation) {
        Set<ModelReference> models = new LinkedHashSet<>(activation.getShadows());
        activation.getChallengers().forEach(challenger -> models.add(challenger.getModel()));
        Optional.ofNullable(activation.getChampion()).ifPresent(models::add);
        return models;
    }
}
