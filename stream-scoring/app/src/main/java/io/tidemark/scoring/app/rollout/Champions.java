package io.tidemark.scoring.app.rollout;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.app.models.DeploymentHistory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Which models were champions one after the other. */
final class Champions {

    private Champions() {}

    /** The champion in force; empty if the amount decides. */
    static Optional<ModelReference> current(DeploymentHistory history) {
        return history.current().flatMap(Champions::champion);
    }

    /**
     * The champion to go back to: the one that the present one followed when it was promoted, so that rolling back twice goes back twice. If nothing lies
     * beneath it, the last other champion.
     */
    static Optional<ModelReference> before(DeploymentHistory history) {
        Optional<ModelReference> current = current(history);
        if (current.isEmpty()) {
            return lastOther(history, Optional.empty());
        }
        Deque<ModelReference> stack = new ArrayDeque<>();
        for (Deployment deployment : history.deployments()) {
            champion(deployment).ifPresent(champion -> put(stack, champion));
        }
        Iterator<ModelReference> downwards = stack.iterator();
        downwards.next();
        return downwards.hasNext() ? Optional.of(downwards.next()) : lastOther(history, current);
    }

    /** A champion that lies just beneath the top came by going back. */
    private static void put(Deque<ModelReference> stack, ModelReference champion) {
        if (champion.equals(stack.peek())) {
            return;
        }
        ModelReference top = stack.poll();
        if (champion.equals(stack.peek())) {
            return;
        }
        if (top != null) {
            stack.push(top);
        }
        stack.push(champion);
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
