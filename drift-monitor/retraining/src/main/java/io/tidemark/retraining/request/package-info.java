/**
 * How requests come in, from people, alarms and the schedule, and whether a training would only repeat the last one.
 */
package io.tidemark.retraining.request;
