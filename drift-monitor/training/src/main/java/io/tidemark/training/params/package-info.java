/** What trainings are told: XGBoost's parameters as people write them, checked before anything is trained. */
package io.tidemark.training.params;
