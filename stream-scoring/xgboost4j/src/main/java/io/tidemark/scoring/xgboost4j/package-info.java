/**
 * XGBoost's native library behind the scoring engine interface: for parity, and for models that the compiled forest
 * does not support.
 */
package io.tidemark.scoring.xgboost4j;
