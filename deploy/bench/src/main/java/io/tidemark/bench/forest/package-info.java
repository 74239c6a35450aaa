/** A row scored and explained by the compiled forest, beside XGBoost4J and h2o, and the model that all of them hold. */
package io.tidemark.bench.forest;
