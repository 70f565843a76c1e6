/** Makes requests and responses fit to be shown: their form stays; values that could be personal, keys and ciphertexts do not. */

/** Fields whose values say how a message is made, and nothing of a person. */
const kept = new Set([
  ...['version', 'sender', 'recipient', 'messageId', 'inReplyTo', 'time', 'purpose', 'keyId'],
  ...['status', 'rule', 'outcome', 'problem', 'type', 'system', 'interface', 'repeated', 'prompt'],
]);

const isPlain = (value: string): boolean => /^[\w/:.+-]{1,80}$/.test(value);
/** Whether a value could be the number of a person, a card or a telephone, whatever its field is called. */
const hasLongNumber = (value: string): boolean => /\d{11}/.test(value) && !/^[0-9a-f]{32}$/.test(value);
/** Whether a value may be shown under its name. */
const isShown = (name: string, value: unknown): boolean =>
  kept.has(name) &&
  (typeof value === 'number' ? value < 1e6 : typeof value === 'string' && isPlain(value) && !hasLongNumber(value));

/** Redacts any JSON value. */
export function redact(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.slice(0, 20).map((item) => redact(item));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).slice(0, 40);
    return Object.fromEntries(
      entries.map(([key, item]) => [isPlain(key) && !hasLongNumber(key) ? key : '(name)', redact(item, key)]),
    );
  }
  if (value === null || (typeof value === 'boolean' && kept.has(name))) return value;
  if (isShown(name, value)) return value;
  return typeof value === 'string' ? `(${value.length} characters)` : `(${typeof value})`;
}
