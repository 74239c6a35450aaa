/**
 * What the tests of scoring, of its release and of the rollout share: small models, records that fit them, a feed, and
 * what a reader sees of a topic.
 */
package io.tidemark.testkit.scoring;
