package io.segc.flink.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.segc.flink.text.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;

class RunningFunctionsTest {

    @Test
    void previousIsTheValueOfTheRowBefore() {
        Previous function = new Previous();
        Row accumulator = function.createAccumulator();
        List<Object> answers = new ArrayList<>();
        for (Object value : new Object[] {1L, null, 3L, 3L}) {
            function.accumulate(accumulator, value);
            answers.add(function.getValue(accumulator));
        }
        assertThat(answers).containsExactly(null, 1L, null, 3L);
    }

    @Test
    void firstIsTheValueAtTheReset() {
        FirstSince function = new FirstSince();
        Row accumulator = function.createAccumulator();
        List<Object> answers = new ArrayList<>();
        boolean[] resets = {true, false, true, false};
        String[] values = {"a", "b", null, "d"};
        for (int i = 0; i < resets.length; i++) {
            function.accumulate(accumulator, resets[i], values[i]);
            answers.add(function.getValue(accumulator));
        }
        assertThat(answers).containsExactly("a", "a", null, null);
    }

    @Test
    void nthLastIsThereOnceThereAreEnough() {
        NthLast function = new NthLast();
        NthLast.Accumulator accumulator = function.createAccumulator();
        List<Long> answers = new ArrayList<>();
        for (long value : new long[] {10, 20, 30, 40}) {
            function.accumulate(accumulator, value, 3);
            answers.add(function.getValue(accumulator));
        }
        assertThat(answers).containsExactly(null, null, 10L, 20L);
    }

    @Test
    void valuesSinceTheReset() {
        boolean[] resets = {true, false, false, true};
        Double[] values = {null, 3.0, 1.0, 2.0};
        assertThat(run(new TotalSince(), resets, values)).containsExactly(0.0, 3.0, 4.0, 2.0);
        assertThat(run(new MeanSince(), resets, values)).containsExactly(null, 3.0, 2.0, 2.0);
        assertThat(run(new LeastSince(), resets, values)).containsExactly(null, 3.0, 1.0, 2.0);
        assertThat(run(new GreatestSince(), resets, values)).containsExactly(null, 3.0, 3.0, 2.0);
    }

    @Test
    void notANumberSinceTheReset() {
        boolean[] resets = {true, false, false, true};
        Double[] values = {3.0, Double.NaN, 1.0, 2.0};
        assertThat(run(new LeastSince(), resets, values)).containsExactly(3.0, Double.NaN, Double.NaN, 2.0);
        assertThat(run(new GreatestSince(), resets, values)).containsExactly(3.0, Double.NaN, Double.NaN, 2.0);
    }

    private static List<Double> run(TotalSince function, boolean[] resets, Double[] values) {
        return run(function.createAccumulator(), function::accumulate, function::getValue, resets, values);
    }

    private static List<Double> run(MeanSince function, boolean[] resets, Double[] values) {
        return run(function.createAccumulator(), function::accumulate, function::getValue, resets, values);
    }

    private static List<Double> run(ExtremeSince function, boolean[] resets, Double[] values) {
        return run(function.createAccumulator(), function::accumulate, function::getValue, resets, values);
    }

    private interface Accumulate<A> {
        void take(A accumulator, Boolean reset, Double value);
    }

    private static <A> List<Double> run(
            A accumulator, Accumulate<A> take, Function<A, Double> value, boolean[] resets, Double[] values) {
        List<Double> answers = new ArrayList<>();
        for (int i = 0; i < resets.length; i++) {
            take.take(accumulator, resets[i], values[i]);
            answers.add(value.apply(accumulator));
        }
        return answers;
    }

    @Test
    void distinctValuesSinceTheReset() throws Exception {
        DistinctSince function = new DistinctSince();
        DistinctSince.Accumulator accumulator = function.createAccumulator();
        List<Long> answers = new ArrayList<>();
        boolean[] resets = {true, false, false, false, false, false, true};
        Object[] values = {0.0, -0.0, null, 1.5, Double.NaN, Double.NaN, 1.5};
        for (int i = 0; i < resets.length; i++) {
            function.accumulate(accumulator, resets[i], values[i]);
            answers.add(function.getValue(accumulator));
        }
        assertThat(answers).containsExactly(1L, 1L, 1L, 2L, 3L, 4L, 1L);
    }

    @Test
    void chainTakesTheLatestBeginning() {
        Chain function = new Chain();
        Chain.Accumulator accumulator = function.createAccumulator();
        List<String> answers = new ArrayList<>();
        int[] steps = {1, 0, 0, 2, 1, 2, 2};
        long[] times = {0, 1, 2, 3, 4, 11, 12};
        for (int i = 0; i < steps.length; i++) {
            function.accumulate(accumulator, steps[i], 3, times[i], new String[] {"e" + times[i]}, 10L);
            String[] chain = function.getValue(accumulator);
            answers.add(chain == null ? null : String.join(" ", chain));
        }
        assertThat(answers).containsExactly(null, null, null, null, null, "e2 e4 e11", null);
    }

    @Test
    void candidatesAreKeptWhileTheyCanBeCompleted() {
        Candidates function = new Candidates();
        Candidates.Accumulator accumulator = function.createAccumulator();
        function.accumulate(accumulator, 0L, new String[] {"a"}, null, 0L, 10L);
        assertThat(function.getValue(accumulator)).isNull();
        function.accumulate(accumulator, 5L, new String[] {"b"}, new String[] {"x", null}, 5L, 10L);
        function.accumulate(accumulator, null, null, null, 9L, 10L);
        assertThat(function.getValue(accumulator)).extracting(row -> row.getField(0)).containsExactly(0L, 1L);
        function.accumulate(accumulator, null, null, null, 10L, 10L);
        assertThat(function.getValue(accumulator)).hasSize(1);
        function.accumulate(accumulator, null, null, null, 15L, 10L);
        assertThat(function.getValue(accumulator)).isNull();
    }

    @Test
    void settleGivesWhatIsCertainInOrder() {
        Settle function = new Settle();
        Settle.Accumulator accumulator = function.createAccumulator();
        List<String> answers = new ArrayList<>();
        Object[][] rows = {{10L, 1, "b"}, {9L, 2, "c"}, {10L, 1, "a"}, {18L, 2, "d"}, {null, 0, ""}};
        for (Object[] row : rows) {
            String id = (String) row[2];
            function.accumulate(accumulator, (Long) row[0], (Integer) row[1], 0, new String[] {id}, id, 8L);
            answers.add(ids(function.getValue(accumulator)));
        }
        assertThat(answers).containsExactly("", "", "", "cab", "d");
    }

    @Test
    void combineJudgesAnInstantOnce() {
        Combine function = new Combine();
        Combine.Accumulator accumulator = function.createAccumulator();
        List<String> answers = new ArrayList<>();
        Object[][] rows = {
            {10L, 0, "b"}, {30L, 1, "b"}, {30L, 0, "c"}, {50L, 0, "a"}, {70L, 1, "a"}, {90L, 1, "c"}, {null, 0, ""}
        };
        for (Object[] row : rows) {
            String from = (String) row[2];
            String[] eventIds = {from + row[0]};
            function.accumulate(
                    accumulator, (Long) row[0], 2, (Integer) row[1], eventIds, eventIds[0], from, "any(c,all(b,not(a)))", 8L);
            answers.add(ids(function.getValue(accumulator)));
        }
        // At 30 the user leaves b and enters c: never outside.
        // At 50 a referenced segment is entered while the formula holds.
        assertThat(answers).containsExactly("", "b10", "", "c30", "a50", "", "c90");
    }

    private static String ids(Row[] moves) {
        StringBuilder ids = new StringBuilder();
        for (Row move : moves == null ? new Row[0] : moves) {
            ids.append(move.getField(Moves.LAST_ID));
        }
        return ids.toString();
    }

    @Test
    void idsAreOrderedByCodePoint() {
        assertThat(Utf8.compare("a", "b")).isNegative();
        assertThat(Utf8.compare("\uD83D\uDE00", "\uFF5E")).isPositive();
        assertThat(Utf8.compare("a", "ab")).isNegative();
    }

    @Test
    void sumBeginsAnewAtAReset() {
        SumSince function = new SumSince();
        SumSince.Accumulator accumulator = function.createAccumulator();
        List<Long> answers = new ArrayList<>();
        boolean[] resets = {true, false, true, false};
        long[] values = {1, 1, 0, 1};
        for (int i = 0; i < resets.length; i++) {
            function.accumulate(accumulator, resets[i], values[i]);
            answers.add(function.getValue(accumulator));
        }
        assertThat(answers).containsExactly(1L, 2L, 0L, 1L);
    }
}
