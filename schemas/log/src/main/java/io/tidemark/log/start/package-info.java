/**
 * What every process and job does before it begins: wait for the servers that it needs, and say in one sentence what it
 * ends with.
 */
package io.tidemark.log.start;
