import { eventSource, seconds } from 'segc';
import type { ShopEvent } from './shop-event.ts';

/** The shop's events, and the words to write segments over them. */
export const shop = eventSource<ShopEvent>({ topic: 'shop-events', lateness: seconds(5) });
export const { segment, when, each, count, sequence, firstTime, absence, notSeen, session, per } = shop;
