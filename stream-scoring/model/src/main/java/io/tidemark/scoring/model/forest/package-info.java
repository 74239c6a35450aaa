/**
 * XGBoost models in pure Java: their files read with every check, and their trees as tables that are walked without
 * branches. The margins are those of XGBoost to the last bit.
 */
package io.tidemark.scoring.model.forest;
