/** The commands about models: bundles in files, those in the log, and the steps of their rollout. */
package io.tidemark.cli.models;
