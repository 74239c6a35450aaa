/** Which requests wait, which of them are due, and what becomes of them afterwards. Knows the records and no log. */
package io.tidemark.retraining.queue;
