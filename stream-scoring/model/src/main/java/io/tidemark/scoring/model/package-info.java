/**
 * Models as files and as functions. The door is here: a bundle is checked and loaded, and then scores. Pure Java, no
 * framework, no native code; the rooms below hold bundles, engines, the compiled forest, reasons and trials.
 */
package io.tidemark.scoring.model;
