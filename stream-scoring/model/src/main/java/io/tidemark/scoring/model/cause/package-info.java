/**
 * Why a transaction is decided otherwise than by the model in force, and what may answer then; the words stand as flags
 * in scores and alerts.
 */
package io.tidemark.scoring.model.cause;
