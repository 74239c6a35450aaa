/** Whether a model proves itself on live traffic, beside the one that it is to follow or has followed. */
package io.tidemark.scoring.model.trial;
