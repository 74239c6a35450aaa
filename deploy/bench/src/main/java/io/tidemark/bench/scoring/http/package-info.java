/** A model server as people run them beside a stream: one call over HTTP for each transaction. */
package io.tidemark.bench.scoring.http;
