/** What a training is told, and what it is told by another way. */
package io.tidemark.retraining.order;
