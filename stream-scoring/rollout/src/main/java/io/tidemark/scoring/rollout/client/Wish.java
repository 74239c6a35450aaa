package io.tidemark.scoring.rollout.client;

import io.tidemark.schemas.ListChange;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.RolloutAction;
import java.util.Optional;

/**
 * What somebody wants of the rollout.
 *
 * @param version the model that it is about; empty for a rollback
 * @param share of the customers, for a challenger
 * @param plan whether only to say what would happen
 * @param ifChampion do it only if this version is the champion
 * @param policy that it is about
 * @param lists the change of a list that it is about
 */
public record Wish(
        RolloutAction action,
        Optional<String> version,
        Optional<Double> share,
        boolean plan,
        Optional<String> ifChampion,
        Optional<PolicyText> policy,
        Optional<ListChange> lists) {

    /** A published model becomes the champion. */
    public static Wish promote(String version) {
        return of(RolloutAction.PROMOTE, Optional.of(version));
    }

    /** A published model decides for a share of the customers. */
    public static Wish challenge(String version, double share) {
        return new Wish(
                RolloutAction.CHALLENGE,
                Optional.of(version),
                Optional.of(share),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A published model scores beside those that decide. */
    public static Wish shadow(String version) {
        return of(RolloutAction.SHADOW, Optional.of(version));
    }

    /** A challenger or shadow leaves. */
    public static Wish withdraw(String version) {
        return of(RolloutAction.WITHDRAW, Optional.of(version));
    }

    /** The champion before the present one returns. */
    public static Wish rollback() {
        return of(RolloutAction.ROLLBACK, Optional.empty());
    }

    /** A policy decides from now on. */
    public static Wish promotePolicy(PolicyText policy) {
        return of(RolloutAction.PROMOTE_POLICY, policy);
    }

    /** A policy is heard beside what decides, and decides nothing. */
    public static Wish shadowPolicy(PolicyText policy) {
        return of(RolloutAction.SHADOW_POLICY, policy);
    }

    /** No policy watches any more. */
    public static Wish stopShadowPolicy() {
        return of(RolloutAction.STOP_SHADOW_POLICY, Optional.empty());
    }

    /** The policy before the present one returns. */
    public static Wish rollbackPolicy() {
        return of(RolloutAction.ROLLBACK_POLICY, Optional.empty());
    }

    /** Entries come into a list or leave it. */
    public static Wish changeLists(ListChange change) {
        return new Wish(
                RolloutAction.CHANGE_LISTS,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(change));
    }

    /** Nothing changes; the reason is told to those who read the story of a model. */
    public static Wish note(String version) {
        return of(RolloutAction.NOTE, Optional.of(version));
    }

    /** Only if nobody has made another model the champion meanwhile. */
    public Wish ifChampionIs(String known) {
        return new Wish(action, version, share, plan, Optional.of(known), policy, lists);
    }

    /** Only to say what would happen. */
    public Wish asPlan() {
        return new Wish(action, version, share, true, ifChampion, policy, lists);
    }

    private static Wish of(RolloutAction action, PolicyText policy) {
        return new Wish(
                action,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.of(policy),
                Optional.empty());
    }

    private static Wish of(RolloutAction action, Optional<String> version) {
        return new Wish(action, version, Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
