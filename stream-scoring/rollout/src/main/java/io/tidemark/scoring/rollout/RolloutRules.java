package io.tidemark.scoring.rollout;

import io.tidemark.log.registry.RegistryUnreachableException;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutCheck;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.scoring.rollout.step.PolicyProposal;
import io.tidemark.scoring.rollout.step.Proposal;
import io.tidemark.scoring.rollout.step.Proposal.Scrutiny;
import io.tidemark.scoring.rollout.step.RefusedStepException;
import io.tidemark.scoring.rollout.step.RequestBounds;
import io.tidemark.scoring.rollout.step.Roles;
import io.tidemark.scoring.rollout.step.RolloutSteps;
import io.tidemark.scoring.rollout.step.Standing;
import io.tidemark.scoring.rollout.step.TrialTerms;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rules over requests and candidates, given what is in force: propose, look at the bundle, ask the instances. */
final class RolloutRules {

    private static final Logger LOG = LoggerFactory.getLogger(RolloutRules.class);
    private static final String RETRAINING = "retraining";
    private final BundleCheck bundles;
    private final Instances instances;
    private final TrialTerms trials;
    private final ListRules lists;

    RolloutRules(BundleCheck bundles, Instances instances, TrialTerms trials, ListRules lists) {
        this.bundles = bundles;
        this.instances = instances;
        this.trials = trials;
        this.lists = lists;
    }

    Ruling on(RolloutRequest request, DeploymentHistory history) {
        boolean plan = request.getAction() == RolloutAction.PLAN;
        RolloutAction action = plan ? request.getPlanned() : request.getAction();
        Draft draft = new Draft(request.getRequestId(), Optional.ofNullable(request.getVersion()), history);
        if (action == RolloutAction.NOTE) {
            return draft.noted(request.getReason());
        }
        return answered(draft, () -> {
            RequestBounds.require(request);
            if (PolicyProposal.isAskedBy(action)) {
                return onPolicy(draft, action, request);
            }
            if (action == RolloutAction.CHANGE_LISTS) {
                return lists.on(draft, request);
            }
            Standing standing = new Standing(history, bundles::find);
            standing.requireChampion(request.getIfChampion());
            Proposal proposal = RolloutSteps.of(action).propose(request, standing);
            return weigh(
                    draft.about(proposal.model()),
                    action == RolloutAction.PROMOTE
                            ? trials.promoted(proposal, standing.roles(), history.nextSequence())
                            : proposal.with(proposal.roles().settled()),
                    request.getReason(),
                    request.getRequestedBy(),
                    plan ? RolloutOutcome.PLANNED : RolloutOutcome.ACTIVATED);
        });
    }

    /**
     * What one request does to this code must not keep the ones behind it waiting, so any fault is an answer; only
     * what the log or the registry fail at is tried again.
     */
    private static Ruling answered(Draft draft, Supplier<Ruling> rule) {
        try {
            return rule.get();
        } catch (RefusedStepException e) {
            return draft.refused(e.getMessage());
        } catch (KafkaException | RegistryUnreachableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("Request {} is refused for a fault of the rollout itself", draft.requestId(), e);
            return draft.refused("a fault of the rollout itself (%s), which its log tells; report it".formatted(e));
        }
    }

    /** The models stay who they are. */
    private Ruling onPolicy(Draft draft, RolloutAction action, RolloutRequest request) {
        Standing standing = new Standing(draft.history(), bundles::find);
        standing.requireChampion(request.getIfChampion());
        PolicyProposal proposal = PolicyProposal.of(action, request, draft.history());
        Roles roles = standing.roles();
        Findings findings = new Findings(
                proposal.comes()
                        .map(policy -> checks(action, policy, roles.deciding()))
                        .orElse(List.of()),
                List.of());
        Draft weighed = draft.with(proposal.roles())
                .with(findings, roles.activation(request.getReason(), request.getRequestedBy()));
        return findings.refusal()
                .map(weighed::refused)
                .orElseGet(() -> weighed.good(
                        request.getAction() == RolloutAction.PLAN ? RolloutOutcome.PLANNED : RolloutOutcome.ACTIVATED,
                        proposal.text(),
                        request.getReason()));
    }

    private List<RolloutCheck> checks(RolloutAction action, PolicyText policy, List<ModelReference> deciding) {
        return action == RolloutAction.ROLLBACK_POLICY
                ? bundles.policies().checksOfReturn(policy, deciding)
                : bundles.policies().checks(policy, deciding);
    }

    Ruling on(Candidate candidate, DeploymentHistory history) {
        ModelReference model = candidate.getModel();
        Draft draft = new Draft(candidate.getRequestId(), Optional.of(model.getVersion()), history);
        Roles roles = Roles.current(history);
        if (!candidate.getPromote()) {
            return draft.keptBack(candidate.getFinding());
        }
        Optional<ModelReference> comparedWith = Optional.ofNullable(candidate.getChampion());
        if (!comparedWith.equals(roles.champion())) {
            return draft.keptBack("it was compared with %s, but %s is the champion now"
                    .formatted(Standing.name(comparedWith), Standing.name(roles.champion())));
        }
        return answered(
                draft,
                () -> weigh(
                        draft,
                        trials.candidate(model, roles, history.nextSequence()),
                        candidate.getFinding(),
                        RETRAINING,
                        RolloutOutcome.ACTIVATED));
    }

    private Ruling weigh(Draft draft, Proposal proposal, String reason, String by, RolloutOutcome good) {
        Findings findings = findings(proposal, draft.policies().deciding());
        Optional<String> refusal = findings.refusal();
        if (refusal.isEmpty() && proposal.scrutiny() == Scrutiny.FULL) {
            refusal = findings.memberRefusal();
        }
        Draft weighed = draft.with(findings, proposal.roles().activation(reason, by));
        return refusal.isPresent() ? weighed.refused(refusal.get()) : weighed.good(good, proposal.text(), reason);
    }

    private Findings findings(Proposal proposal, Optional<PolicyText> policy) {
        if (proposal.scrutiny() == Scrutiny.NONE) {
            return Findings.NONE;
        }
        Findings bundle = new Findings(
                bundles.checks(
                        proposal.model(), policy, proposal.roles().deciding().contains(proposal.model())),
                List.of());
        return bundle.refusal().isPresent() ? bundle : new Findings(bundle.checks(), instances.ask(proposal.model()));
    }
}
