/** The catalogue of topics: what stands in each, how long, and how large a record may be. */
package io.tidemark.log.topics;
