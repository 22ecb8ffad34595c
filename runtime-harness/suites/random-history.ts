import { createRandom } from '../verify/random.ts';

const types = ['add_to_cart', 'add_to_cart', 'purchase', 'home', 'home', 'search', 'product_view', 'click'];
const prices = [undefined, -1, 0, 0.2, 200, 200.01, 999.9999999, 1000, 1e300];
const targets = ['', 'Request Demo', 'Return', 'Re', '🛒 cart', 'it\'s "quoted"; \\ and \n${kafka} ü 🛒'];
const texts = [undefined, 'desktop', 'mobile', 'tablet'];
const names = [undefined, '', 'none', 'ü', 'a'];

/** Steps between events in ms: whole deadlines of the odd rules, one more, one less, and the same instant. */
const steps = [
  0, 0, 1, 999, 30_000, 59_999, 60_000, 60_001, 119_999, 120_000, 120_001, 179_999, 180_000, 180_001, 300_000,
];

/**
 * Messages of many users whose events lie where deadlines do, in an order of arrival that is out of event time's by up to the lateness and sometimes by more, with copies.
 *
 * @param start epoch ms of the first event
 */
export function randomHistory(seed: number, users: number, start: number, latenessMs: number): string[] {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const sent: { readonly arrives: number; readonly text: string }[] = [];
  for (let user = 0; user < users; user += 1) {
    let ts = start + pick(steps) * random(3);
    const count = 1 + random(12);
    for (let number = 0; number < count; number += 1) {
      ts += pick(steps);
      const type = pick(types);
      const event: Record<string, unknown> = {
        eventId: `${pick(['a', 'b', 'é', '🛒'])}${number}`,
        userId: `user-${user}`,
        type,
        ts,
      };
      event.platform = pick(texts);
      event.channel = pick(names);
      event.cohort = pick(names);
      if (type === 'product_view') event.price = pick(prices);
      if (type === 'click') event.target = pick(targets);
      const text = JSON.stringify(event);
      const delay = pick([0, 0, 0, 1, latenessMs, latenessMs + 1, 2 * latenessMs, 90_000]);
      sent.push({ arrives: ts + delay, text });
      if (random(8) === 0) sent.push({ arrives: ts + delay + random(latenessMs), text });
    }
  }
  return sent.sort((a, b) => a.arrives - b.arrives).map(({ text }) => text);
}
