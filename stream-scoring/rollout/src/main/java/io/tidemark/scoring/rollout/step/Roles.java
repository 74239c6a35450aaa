package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Challenger;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Trial;
import io.tidemark.schemas.TrialKind;
import io.tidemark.scoring.release.models.DeploymentHistory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who decides and who watches; a model has one role at most.
 *
 * @param champion decides for every customer whom no challenger has; empty: the amount decides
 * @param challengers own adjacent ranges of the customers' places in this order
 * @param shadows watch
 * @param trials of the champion or of shadows
 */
public record Roles(
        Optional<ModelReference> champion,
        List<Challenger> challengers,
        List<ModelReference> shadows,
        List<Trial> trials) {

    static final Roles NONE = new Roles(Optional.empty(), List.of(), List.of(), List.of());

    /** Those in force. */
    public static Roles current(DeploymentHistory history) {
        return history.current()
                .map(Deployment::getControl)
                .map(Control::getActivation)
                .map(Roles::of)
                .orElse(NONE);
    }

    static Roles of(Activation activation) {
        return new Roles(
                Optional.ofNullable(activation.getChampion()),
                List.copyOf(activation.getChallengers()),
                List.copyOf(activation.getShadows()),
                List.copyOf(activation.getTrials()));
    }

    /** A champion in the place of the present one; challengers and shadows go on. */
    Roles withChampion(ModelReference model) {
        Roles others = without(model);
        return new Roles(Optional.of(model), others.challengers, others.shadows, trials);
    }

    /** A new challenger behind the others; one that is there keeps its place, and thereby its customers. */
    Roles withChallenger(ModelReference model, double share) {
        Challenger challenger = new Challenger(model, share);
        List<Challenger> next = new ArrayList<>(challengers);
        int place = challengerNames().indexOf(model);
        if (place < 0) {
            next.add(challenger);
        } else {
            next.set(place, challenger);
        }
        return new Roles(champion, List.copyOf(next), without(model, shadows), trials);
    }

    /** A shadow beside the others, in the place of any other role of this model but the champion's. */
    Roles withShadow(ModelReference model) {
        Roles others = without(model);
        List<ModelReference> next = new ArrayList<>(others.shadows);
        next.add(model);
        return new Roles(champion, others.challengers, List.copyOf(next), trials);
    }

    /** Without this model as challenger or shadow. */
    Roles without(ModelReference model) {
        List<Challenger> left = challengers.stream()
                .filter(challenger -> !challenger.getModel().equals(model))
                .toList();
        return new Roles(champion, left, without(model, shadows), trials);
    }

    /** With one more trial. */
    Roles withTrial(Trial trial) {
        List<Trial> next = new ArrayList<>(trials);
        next.add(trial);
        return new Roles(champion, challengers, shadows, List.copyOf(next));
    }

    /**
     * Trials end whose models have other roles now, and with them goes the model that was a shadow for their sake only.
     */
    public Roles settled() {
        Roles next = this;
        for (Trial trial : trials) {
            if (!goesOn(trial)) {
                next = next.withoutTrial(trial);
            }
        }
        return next;
    }

    /** Without a trial and the model that was a shadow for its sake. */
    Roles withoutTrial(Trial trial) {
        List<Trial> left = trials.stream().filter(one -> !one.equals(trial)).toList();
        return new Roles(champion, challengers, without(shadowOf(trial), shadows), left);
    }

    private boolean goesOn(Trial trial) {
        ModelReference deciding = trial.getKind() == TrialKind.ON_WATCH ? trial.getModel() : trial.getRival();
        return isChampion(deciding) && isShadow(shadowOf(trial));
    }

    private static ModelReference shadowOf(Trial trial) {
        return trial.getKind() == TrialKind.ON_WATCH ? trial.getRival() : trial.getModel();
    }

    boolean isChampion(ModelReference model) {
        return champion.filter(model::equals).isPresent();
    }

    boolean isChallenger(ModelReference model) {
        return challengerNames().contains(model);
    }

    boolean isShadow(ModelReference model) {
        return shadows.contains(model);
    }

    /** What the challengers decide for together, exactly as their shares are written. */
    BigDecimal share() {
        return challengers.stream()
                .map(challenger -> BigDecimal.valueOf(challenger.getShare()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** As it is written into the log. */
    public Activation activation(String reason, String requestedBy) {
        return Activation.newBuilder()
                .setChampion(champion.orElse(null))
                .setChallengers(challengers)
                .setShadows(shadows)
                .setTrials(trials)
                .setReason(reason)
                .setRequestedBy(requestedBy)
                .build();
    }

    /** Those that decide: the champion and the challengers. */
    public List<ModelReference> deciding() {
        List<ModelReference> deciding = new ArrayList<>();
        champion.ifPresent(deciding::add);
        deciding.addAll(challengerNames());
        return deciding;
    }

    private List<ModelReference> challengerNames() {
        return challengers.stream().map(Challenger::getModel).toList();
    }

    private static List<ModelReference> without(ModelReference model, List<ModelReference> from) {
        return from.stream().filter(one -> !one.equals(model)).toList();
    }
}
