/** What tells whether a model that is trained again can be the same. */
package io.tidemark.retraining.rebuild;
