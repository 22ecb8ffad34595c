import { days, minutes } from 'segc';
import { segment, session } from '../events/shop.ts';

/** Stayed for more than half an hour. */
export default segment('long-sessions', {
  enter: session({ gap: minutes(30), closed: (visit) => visit.duration > minutes(30) }),
  ttl: days(14),
});
