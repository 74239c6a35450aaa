package io.tidemark.training.gate.guard;

import java.util.Optional;

/** Something that a candidate must not do, or must not have been made of. */
interface Guardrail {

    /** What is wrong, with the figures and the limit, in words that go on after "but"; empty if nothing is. */
    Optional<String> breach(Evidence evidence);
}
