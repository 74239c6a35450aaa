/** Training on a file of transactions, with a test on later days of it. */
package io.tidemark.training.offline;
