/** What a training is told by another way than its order: secrets. */
package io.tidemark.retraining.order;
