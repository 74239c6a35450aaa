/**
 * What keeps a candidate from promotion, however good its comparison looks. Knows rows and figures only: no log, no
 * trainer.
 */
package io.tidemark.training.gate.guard;
