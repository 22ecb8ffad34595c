package io.segc.flink.functions;

import io.segc.flink.planning.PlannedAggregateFunction;

/**
 * SEMANTICS §12 without conditions over several steps: the deciding events of the chain that this row completes, or NULL. A row says that a step
 * held; of one event, rows of later steps come first. For each step the latest chain that ends in it is enough: it also began last.
 */
public class Chain extends PlannedAggregateFunction<String[], Chain.Accumulator> {

    /** For each step but the last, when the latest chain that ends in it began (epoch ms), and its events. */
    public static class Accumulator {
        public long[] beganAt = new long[0];
        public String[][] eventIds = new String[0][];
        /** Of the chain completed by the row just taken. */
        public String[] completed;
    }

    @Override
    public Accumulator createAccumulator() {
        return new Accumulator();
    }

    /**
     * Takes the next row.
     *
     * @param step number of the step that held, from 0
     * @param steps how many steps there are
     * @param at epoch ms
     * @param eventIds the deciding events of the step
     * @param within the chain's last step comes less than this many ms after its first
     */
    public void accumulate(
            Accumulator accumulator, Integer step, Integer steps, Long at, String[] eventIds, Long within) {
        if (accumulator.beganAt.length != steps - 1) {
            accumulator.beganAt = new long[steps - 1];
            accumulator.eventIds = new String[steps - 1][];
        }
        accumulator.completed = null;
        long beganAt = at;
        String[] chain = eventIds;
        if (step > 0) {
            String[] before = accumulator.eventIds[step - 1];
            beganAt = accumulator.beganAt[step - 1];
            if (before == null || at - beganAt >= within) {
                return;
            }
            chain = join(before, eventIds);
        }
        if (step == steps - 1) {
            accumulator.completed = chain;
        } else {
            accumulator.beganAt[step] = beganAt;
            accumulator.eventIds[step] = chain;
        }
    }

    static String[] join(String[] first, String[] second) {
        String[] joined = new String[first.length + second.length];
        System.arraycopy(first, 0, joined, 0, first.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    @Override
    public String[] getValue(Accumulator accumulator) {
        return accumulator.completed;
    }
}
