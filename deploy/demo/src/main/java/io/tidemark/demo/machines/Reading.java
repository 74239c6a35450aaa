package io.tidemark.demo.machines;

import java.time.Instant;

/**
 * What a machine's sensors say at one moment.
 *
 * @param id unique
 * @param site where the machine stands
 * @param kind which build it is
 * @param temperature degrees Celsius
 * @param vibration millimetres a second
 * @param pressure bar above the air around, negative below
 * @param load per cent
 * @param failsSoon whether the machine fails within {@link MachinesPlan#AHEAD}
 */
public record Reading(
        String id,
        Instant at,
        String machine,
        String site,
        String kind,
        double temperature,
        double vibration,
        double pressure,
        double load,
        boolean failsSoon) {}
