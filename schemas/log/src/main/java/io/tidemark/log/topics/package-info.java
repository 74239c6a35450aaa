/** The topic catalogue and its administration. */
package io.tidemark.log.topics;
