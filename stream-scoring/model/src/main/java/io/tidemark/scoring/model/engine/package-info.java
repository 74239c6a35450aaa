/**
 * What turns a row into a score: the interface of every engine, and what is said of models that are unsound or not
 * supported.
 */
package io.tidemark.scoring.model.engine;
