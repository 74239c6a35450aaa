/** Signatures of the Standard Webhooks specification; pure, but for the files that hold secrets. */
package io.tidemark.webhooks.sign;
