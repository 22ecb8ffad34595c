/** A collection that gives its first item by an order. */
export interface Heap<Item> {
  push(item: Item): void;
  /** The first item, which stays; undefined when empty. */
  peek(): Item | undefined;
  /** The first item, taken out; undefined when empty. */
  pop(): Item | undefined;
  size(): number;
}

/** A binary heap by `compare` (negative: the left item comes first). Items that compare equal come in any order. */
export function createHeap<Item>(compare: (left: Item, right: Item) => number): Heap<Item> {
  const items: Item[] = [];
  const at = (index: number) => items[index] as Item;

  function rise(item: Item, from: number): void {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (compare(at(parent), item) <= 0) break;
      items[index] = at(parent);
      index = parent;
    }
    items[index] = item;
  }

  function sink(item: Item): void {
    let index = 0;
    for (let child = 1; child < items.length; child = 2 * index + 1) {
      if (child + 1 < items.length && compare(at(child + 1), at(child)) < 0) child++;
      if (compare(item, at(child)) <= 0) break;
      items[index] = at(child);
      index = child;
    }
    items[index] = item;
  }

  return {
    push: (item) => rise(item, items.length),
    peek: () => items[0],
    size: () => items.length,
    pop() {
      const first = items[0];
      const last = items.pop();
      if (items.length > 0) sink(last as Item);
      return first;
    },
  };
}
