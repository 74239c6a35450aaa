package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.ModelReference;

/**
 * What a step would make of the roles.
 *
 * @param model the model that the step is about
 * @param scrutiny what is to be looked at before
 * @param text what happens, as the begin of a sentence
 */
public record Proposal(ModelReference model, Roles roles, Scrutiny scrutiny, String text) {

    /** The same with other roles. */
    public Proposal with(Roles others) {
        return new Proposal(model, others, scrutiny, text);
    }

    /** How much must be known of the model first. */
    public enum Scrutiny {
        /** Its bundle must be sound and no live instance may refuse it. */
        FULL,
        /** Its bundle must be sound; an instance that refuses it does not stand in the way. */
        BUNDLE,
        /** Nothing: it leaves. */
        NONE
    }
}
