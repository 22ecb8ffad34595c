package io.segc.flink.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemindersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 16, 29, 31, 32})
  void oneReachesEachInstance(int instances) {
    int[] reached =
        Arrays.stream(Reminders.USERS)
            .mapToInt(
                user ->
                    KeyGroupRangeAssignment.computeOperatorIndexForKeyGroup(
                        Reminders.GROUPS, instances, Reminders.groupOf(user)))
            .distinct()
            .sorted()
            .toArray();
    assertThat(reached).containsExactly(IntStream.range(0, instances).toArray());
  }
}
