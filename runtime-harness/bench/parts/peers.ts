import { cep, cepName, processFunction, processFunctionName } from '../contestants/datastream.ts';
import { intervalJoin, intervalJoinName, matchEach, matchName } from '../contestants/hand-sql.ts';
import { segcContestant, segcName } from '../contestants/segc.ts';
import type { Contestant, Part } from '../part.ts';
import type { RatioRule } from '../ratio.ts';

/** Absence rules as they are written by hand for Flink. */
export const peers: Part = {
  name: 'peers',
  about: 'absence rules written by hand: SQL, DataStream CEP, a keyed process function',
  async prepare(bench) {
    const counts = bench.ruleCounts;
    const contestants: Contestant[] = [];
    const ratios: RatioRule[] = [];
    const compare = (name: string, count: number, theirs: readonly string[], about: string) =>
      ratios.push({ name, ours: segcName('absence', count), theirs, of: 'seconds', about });

    if (counts.includes(1)) {
      contestants.push(await intervalJoin(bench), await matchEach(bench, 1), await cep(bench));
      compare('one_rule_vs_hand_sql', 1, [intervalJoinName, matchName(1)], '1 absence rule: segc / best SQL by hand');
      compare('one_rule_vs_datastream_cep', 1, [cepName], '1 absence rule: segc / DataStream CEP');
    }
    for (const count of counts) {
      contestants.push(await processFunction(bench, count));
      const words = new Map([
        [1, 'one_rule'],
        [10, 'ten_rules'],
        [100, 'hundred_rules'],
        [1_000, 'thousand_rules'],
      ]);
      const name = `${words.get(count) ?? `rules_${count}`}_vs_process_function`;
      compare(
        name,
        count,
        [processFunctionName(count)],
        `${count} absence ${count === 1 ? 'rule' : 'rules'}: segc / process function`,
      );
    }
    if (counts.includes(100)) {
      // Planning and running this takes minutes.
      contestants.push(await matchEach(bench, 100, 1));
      compare('hundred_rules_vs_match_each', 100, [matchName(100)], '100 absence rules: segc / one match each');
    }
    contestants.push(...(await Promise.all(counts.map((count) => segcContestant(bench, 'absence', count)))));
    return {
      contestants,
      ratios,
      charts(secondsOf) {
        const series = (name: string, nameOf: (count: number) => string) => ({
          name,
          points: counts.flatMap((count) => {
            const seconds = secondsOf(nameOf(count));
            return seconds === undefined ? [] : [{ x: count, y: seconds }];
          }),
        });
        return [
          {
            file: 'absence-by-hand.svg',
            title: 'Absence rules: seconds by number of rules',
            x: 'rules',
            y: 'seconds',
            // One match each is far above the others.
            logarithmic: counts.includes(100),
            series: [
              series('segc', (count) => segcName('absence', count)),
              series('process function', processFunctionName),
              series('SQL, one match each', matchName),
            ].filter(({ points }) => points.length > 0),
          },
        ];
      },
    };
  },
};
