/**
 * What decides a transaction that the model in force cannot decide as it should: causes, the answers to each, and the
 * watch over a model that has become slow.
 */
package io.tidemark.scoring.app.decision.fallback;
