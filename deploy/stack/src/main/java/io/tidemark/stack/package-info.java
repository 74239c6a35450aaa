/**
 * The local stack: real servers and the project's own processes as children of one supervisor, all state in one
 * directory.
 */
package io.tidemark.stack;
