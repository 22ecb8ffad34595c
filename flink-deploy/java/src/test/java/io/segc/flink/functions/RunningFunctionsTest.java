package io.segc.flink.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningFunctionsTest {

    @Test
    void previousIsTheValueOfTheRowBefore() {
        PreviousLong function = new PreviousLong();
        PreviousLong.Accumulator accumulator = function.createAccumulator();
        List<Long> answers = new ArrayList<>();
        for (Long value : new Long[] {1L, null, 3L, 3L}) {
            function.accumulate(accumulator, value);
            answers.add(function.getValue(accumulator));
        }
        assertThat(answers).containsExactly(null, 1L, null, 3L);
    }

    @Test
    void previousKeepsTextAndLists() {
        PreviousString text = new PreviousString();
        PreviousString.Accumulator textSoFar = text.createAccumulator();
        text.accumulate(textSoFar, "a");
        text.accumulate(textSoFar, "b");
        assertThat(text.getValue(textSoFar)).isEqualTo("a");

        PreviousStrings list = new PreviousStrings();
        PreviousStrings.Accumulator listSoFar = list.createAccumulator();
        list.accumulate(listSoFar, new String[] {"a", "b"});
        assertThat(list.getValue(listSoFar)).isNull();
        list.accumulate(listSoFar, null);
        assertThat(list.getValue(listSoFar)).containsExactly("a", "b");
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
