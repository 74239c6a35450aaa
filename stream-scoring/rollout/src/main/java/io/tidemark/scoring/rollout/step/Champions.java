package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.release.models.ChampionStack;
import io.tidemark.scoring.release.models.DeploymentHistory;
import java.util.List;
import java.util.Optional;

/** Which models were champions one after the other. */
public final class Champions {

    private Champions() {}

    /** The champion in force; empty if the amount decides. */
    public static Optional<ModelReference> current(DeploymentHistory history) {
        return history.current().flatMap(Champions::champion);
    }

    /**
     * The champion to go back to: the one that the present one followed when it was promoted, so that rolling back
     * twice goes back twice. If nothing lies beneath it, the last other champion.
     */
    static Optional<ModelReference> before(DeploymentHistory history) {
        Optional<ModelReference> current = current(history);
        if (current.isEmpty()) {
            return lastOther(history, Optional.empty());
        }
        ChampionStack stack = new ChampionStack(Integer.MAX_VALUE);
        for (Deployment deployment : history.deployments()) {
            champion(deployment).ifPresent(stack::put);
        }
        return stack.beneath().or(() -> lastOther(history, current));
    }

    private static Optional<ModelReference> lastOther(DeploymentHistory history, Optional<ModelReference> than) {
        List<Deployment> deployments = history.deployments();
        for (int i = deployments.size() - 1; i >= 0; i--) {
            Optional<ModelReference> champion = champion(deployments.get(i));
            if (champion.isPresent() && !champion.equals(than)) {
                return champion;
            }
        }
        return Optional.empty();
    }

    private static Optional<ModelReference> champion(Deployment deployment) {
        Activation activation = deployment.getControl().getActivation();
        return activation == null ? Optional.empty() : Optional.ofNullable(activation.getChampion());
    }
}
