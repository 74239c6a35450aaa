package io.tidemark.scoring.app.topology;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.scoring.app.decision.InForce;
import io.tidemark.scoring.app.decision.PolicySeat;
import io.tidemark.scoring.release.models.ModelDirectory;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The activation in force in one partition, kept in the task's own store, and the models that it leads to.
 *
 * <p>Controls are stored as records of {@code features}, so that a later build reads what an earlier one wrote.
 */
final class ActivationInForce {

    private static final String IN_FORCE = "in-force";
    /** The newest control before the one in force with another champion, which was there. */
    private static final String LAST_GOOD = "last-good";
    /** The newest control before the one in force whose policy, or whose want of one, was no matter of dispute. */
    private static final String POLICY_BEFORE = "policy-before";

    private final KeyValueStore<String, byte[]> store;
    private final Serde<FeatureRecord> serde;
    private final String topic;
    private final ModelDirectory models;
    private final PolicyChoice policies;
    private final Seating seating;
    private Optional<Control> control;
    private Optional<Control> lastGood;
    /** What was found out for the control in force; null until it is first asked for. */
    private InForce resolved;
    /** Null until it is first asked for. */
    private PolicySeat policy;
    /** Likewise. */
    private PolicySeat shadow;

    ActivationInForce(
            KeyValueStore<String, byte[]> store,
            Serde<FeatureRecord> serde,
            String topic,
            ModelDirectory models,
            PolicyChoice policies) {
        this.store = store;
        this.serde = serde;
        this.topic = topic;
        this.models = models;
        this.policies = policies;
        this.seating = new Seating(models);
        this.control = read(IN_FORCE);
        this.lastGood = read(LAST_GOOD);
        hold();
    }

    /** The control record in force; empty before the first. */
    Optional<Control> control() {
        return control;
    }

    /** True if it starts from a control now, since the store has none. */
    boolean startFrom(Supplier<Optional<Control>> first) {
        if (control.isPresent()) {
            return false;
        }
        first.get().ifPresent(this::put);
        return control.isPresent();
    }

    /**
     * True if it is in force from now on; false if it changes nothing: applied before, older, or without an activation.
     */
    boolean apply(Control next) {
        if (next.getActivation() == null
                || control.filter(now -> !follows(next, now)).isPresent()) {
            return false;
        }
        // Of a champion that stays nobody needs a substitute that is itself.
        if (!sameChampion(control, next) && seating.championModel(control).isPresent()) {
            store.put(LAST_GOOD, bytes(control.get()));
            lastGood = control;
        }
        if (!samePolicy(control, next) && !policy().isRefused()) {
            store.put(POLICY_BEFORE, control.map(this::bytes).orElse(null));
        }
        put(next);
        return true;
    }

    /** The policy that decides now; the one before if that of the control in force is refused here. */
    PolicySeat policy() {
        if (policy == null) {
            policy = policies.seat(control, read(POLICY_BEFORE));
        } else if (!policy.isComplete()) {
            policy = policies.again(control.orElseThrow(), policy);
        }
        return policy;
    }

    /** The policy that only watches now; refused if this build cannot read it, and nothing watches then. */
    PolicySeat shadowPolicy() {
        if (shadow == null) {
            shadow = policies.shadow(control);
        } else if (!shadow.isComplete()) {
            shadow = policies.again(control.orElseThrow(), shadow);
        }
        return shadow;
    }

    private static boolean sameShadow(Optional<Control> now, Control next) {
        return now.map(Control::getShadowPolicy).equals(Optional.ofNullable(next.getShadowPolicy()));
    }

    private static boolean samePolicy(Optional<Control> now, Control next) {
        return now.map(Control::getPolicy).equals(Optional.ofNullable(next.getPolicy()));
    }

    private static boolean sameLists(Optional<Control> now, Control next) {
        return now.map(Control::getLists).equals(Optional.ofNullable(next.getLists()));
    }

    private static boolean sameChampion(Optional<Control> now, Control next) {
        return now.map(Control::getActivation)
                .map(Activation::getChampion)
                .equals(Optional.of(next.getActivation()).map(Activation::getChampion));
    }

    /** Whoever asked for it and why. */
    private static boolean sameModels(Optional<Control> now, Control next) {
        return sameChampion(now, next)
                && now.map(Control::getActivation)
                        .filter(one -> one.getChallengers()
                                        .equals(next.getActivation().getChallengers())
                                && one.getShadows().equals(next.getActivation().getShadows()))
                        .isPresent();
    }

    /**
     * What decides now. Waits for the models that decide the first time that it is asked, and looks again each time
     * while one is missing.
     */
    InForce now() {
        if (resolved == null) {
            resolved = seating.await(control, lastGood);
        } else if (!resolved.complete()) {
            resolved = seating.now(control, lastGood);
        }
        return resolved;
    }

    private static boolean follows(Control next, Control now) {
        return next.getSequence() > now.getSequence() && !next.getControlId().equals(now.getControlId());
    }

    private void put(Control next) {
        store.put(IN_FORCE, bytes(next));
        policy = samePolicy(control, next) && sameLists(control, next) ? policy : null;
        shadow = sameShadow(control, next) && sameLists(control, next) ? shadow : null;
        resolved = resolved != null && sameModels(control, next) ? resolved.under(next) : null;
        control = Optional.of(next);
        hold();
    }

    /** Nothing is asked of the models any longer. */
    void release() {
        resolved = null;
        models.release(this);
    }

    private void hold() {
        models.hold(this, control.map(Control::getSequence).orElse(0L), Seating.named(control, lastGood));
    }

    private byte[] bytes(Control one) {
        return serde.serializer().serialize(topic, new FeatureRecord(null, one, null));
    }

    private Optional<Control> read(String key) {
        return Optional.ofNullable(store.get(key))
                .map(bytes -> serde.deserializer().deserialize(topic, bytes).getControl());
    }
}
