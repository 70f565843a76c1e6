/** Messages that an author lets come in a trial: one of the agreed shape to begin with, and what was typed. */
import { z } from 'zod';
import { dictionaryOf, valuesOfType } from '../../engine/core/suites/generate-values.ts';
import { waitForMessage } from '../../engine/core/nodes/wait-for-message.ts';
import { nodeByPath } from '../../engine/core/scenes.ts';
import type { ScriptedMessage } from '../../engine/core/suites/suite.ts';
import type { VersionContent } from '../../engine/core/version.ts';

type Body = ScriptedMessage['body'];

/** A body of the shape that a node waits for. */
export function sampleMessage(content: VersionContent, path: string): Body {
  const { node } = nodeByPath(content, path);
  const settings = waitForMessage.settings.safeParse(node.settings);
  if (!settings.success) return {};
  const words = dictionaryOf(content, new Date('2026-11-21T02:00:00Z'));
  return Object.fromEntries(
    Object.entries(settings.data.body).map(([field, type]) => [field, valuesOfType(type, words)[0] ?? null]),
  );
}

/** What was typed as a body; null where it is not one. */
export function messageRead(source: string): Body | null {
  try {
    const { data } = z.record(z.string(), z.json()).safeParse(JSON.parse(source));
    return data ?? null;
  } catch {
    return null;
  }
}
