package io.tidemark.demo.machines;

import java.util.Locale;

/** Machines of one build, with what a sound one of it reads at full load. */
enum MachineKind {
    PUMP(55, 2.0, 6.0),
    COMPRESSOR(82, 3.4, 9.0),
    /** Cools below zero, and sucks: its pressure is below that of the air around. */
    CHILLER(-18, 1.4, -0.6);

    private final double temperature;
    private final double vibration;
    private final double pressure;

    MachineKind(double temperature, double vibration, double pressure) {
        this.temperature = temperature;
        this.vibration = vibration;
        this.pressure = pressure;
    }

    /** Degrees Celsius. */
    double temperature() {
        return temperature;
    }

    /** Millimetres a second, as ISO 10816 measures the severity of vibration. */
    double vibration() {
        return vibration;
    }

    /** Bar above the air around. */
    double pressure() {
        return pressure;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
