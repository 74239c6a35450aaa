/** How the job reads transactions and labels and writes vectors and dead letters. */
package io.tidemark.features.job.log;
