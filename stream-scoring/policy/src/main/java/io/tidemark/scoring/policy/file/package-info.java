/** Reads policy files, and says of everything that is wrong with one where it is, why, and what to try. */
package io.tidemark.scoring.policy.file;
