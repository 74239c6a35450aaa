package io.tidemark.demo.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The customers and terminals of a simulation: drawn once, from the seed alone. */
final class Town {
    private static final int TERMINALS_EACH = 12;

    private final List<Shopper> shoppers = new ArrayList<>();
    private final int terminals;

    Town(SimulationPlan plan, RandomGenerator random) {
        terminals = plan.terminals();
        for (int i = 0; i < plan.customers(); i++) {
            int[] near = random.ints(TERMINALS_EACH, 0, terminals).toArray();
            // Log-normal means around 40.00: most people spend little, a few a lot.
            double mean = 4_000 * Math.exp(0.6 * random.nextGaussian());
            shoppers.add(new Shopper("C%05d".formatted(i), mean, near));
        }
    }

    Shopper anyShopper(RandomGenerator random) {
        return shoppers.get(random.nextInt(shoppers.size()));
    }

    int anyTerminal(RandomGenerator random) {
        return random.nextInt(terminals);
    }

    int usualTerminal(Shopper shopper, RandomGenerator random) {
        return shopper.terminals()[random.nextInt(shopper.terminals().length)];
    }
}
