import { days, minutes, seconds } from 'segc';
import { segment, session } from '../events/shop.ts';

/** Was gone again within 10 seconds. */
export default segment('bounced-sessions', {
  enter: session({ gap: minutes(30), closed: (visit) => visit.duration < seconds(10) }),
  ttl: days(3),
});
