/**
 * The corpus and its trial: {@link io.tidemark.testkit.poison.trial.PoisonCorpus} makes all classes from a seed and
 * knows no broker; {@link io.tidemark.testkit.poison.trial.PoisonTrial} throws them at a running stack between good
 * ones and says what did not come out as it must.
 */
package io.tidemark.testkit.poison.trial;
