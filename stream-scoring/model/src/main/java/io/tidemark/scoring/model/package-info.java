/**
 * Models as files and as functions: bundles with their checks, and scoring engines. Pure Java, no framework, no native code.
 */
package io.tidemark.scoring.model;
