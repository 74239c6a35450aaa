/**
 * The parts of a bundle: their names, how one is read and written as JSON, and the refusal that says which part is
 * wrong and why.
 */
package io.tidemark.scoring.model.parts;
