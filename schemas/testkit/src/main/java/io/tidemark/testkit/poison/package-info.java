/**
 * The poison corpus: bad and strange records of every class that a running stack has to outlive, for every topic that a
 * process reads, each with what must become of it. {@link io.tidemark.testkit.poison.PoisonCorpus} makes them from a
 * seed and knows no broker; {@link io.tidemark.testkit.poison.PoisonTrial} throws them at a running stack between good
 * ones and says what did not come out as it must.
 */
package io.tidemark.testkit.poison;
