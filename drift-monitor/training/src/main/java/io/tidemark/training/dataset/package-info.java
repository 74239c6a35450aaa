/** The rows of a training as a file, and what tells whether a model that is trained on them again can be the same. */
package io.tidemark.training.dataset;
