/** The settings of the retraining process: their keys, and what is made of them. */
package io.tidemark.retraining.settings;
