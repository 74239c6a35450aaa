/**
 * When it is worth training again: once something has come that can change the answer. Knows the records and the JDK
 * only.
 */
package io.tidemark.retraining.repeat;
