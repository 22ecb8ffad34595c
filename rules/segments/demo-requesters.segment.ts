import { days } from 'segc';
import { segment, when } from '../events/shop.ts';

/** Clicked "Request Demo". */
export default segment('demo-requesters', {
  enter: when('click', (click) => click.target === 'Request Demo'),
  ttl: days(14),
});
