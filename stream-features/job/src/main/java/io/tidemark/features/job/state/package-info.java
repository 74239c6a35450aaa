/**
 * What the stages keep between events, and how it is written; the serializers that savepoints name stand with the job.
 */
package io.tidemark.features.job.state;
