/** Records which paths of a case's data a node reads. */

/** Data that notes in `read` every path at which a value, or nothing, was found; what lies in an object counts by itself. */
export function recordReads<T extends object>(data: T, read: Set<string>, below = ''): T {
  return new Proxy(data, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof name === 'symbol' || (Array.isArray(target) && !/^\d+$/.test(name))) return value;
      if (typeof value === 'object' && value !== null) return recordReads(value, read, `${below}${name}.`);
      read.add(below + name);
      return value;
    },
    getOwnPropertyDescriptor(target, name) {
      const found = Reflect.getOwnPropertyDescriptor(target, name);
      return found && { ...found, configurable: true };
    },
  });
}
