/** An e-card code that a cardholder shows at a terminal: scanned there, resolved by the national platform. What show-code and show-certificate share. */
import { z } from 'zod';
import { codeHolderType } from './case-types.ts';
import type { InputOf } from './connectors.ts';
import { maskId, maskName } from './mask.ts';
import type { NodeContext, NodeOutput, NodeResult, Port } from './node.ts';
import { isProblem, titleOf } from './problem.ts';
import { text, type Text } from './text.ts';
import { Tell, told } from './prompts/usual-prompts.ts';

/** The ways out of a node that reads a shown code. */
export const shownCodePorts: readonly Port[] = [
  { id: 'resolved', label: text('已识别', 'Resolved') },
  { id: 'not-valid', label: text('码无效', 'Not valid') },
  { id: 'unavailable', label: text('无法识别', 'Cannot resolve') },
];

/** Who showed it goes where a card's particulars would go. */
export const shownCodeOutput: NodeOutput = { as: 'card', type: codeHolderType, ports: ['resolved'] };

/** Settings of a node that reads a shown code. */
export const ShownCodeSettings = z.strictObject({ tell: Tell });
type Settings = z.infer<typeof ShownCodeSettings>;

/** The prompts of a node that reads a shown code. */
export const shownCodePrompts = ({ tell }: Settings): readonly string[] =>
  tell ? ['code.not-valid', 'code.cannot-resolve'] : [];

/** Has the terminal scan a code, and the national platform say whose it is. A code where a certificate is asked for is not valid. */
export async function resolveShownCode(
  { settings, data, effects }: NodeContext<Settings>,
  kind: InputOf<'code-reader.scan'>['kind'],
): Promise<NodeResult> {
  try {
    const { code } = await effects.call('code-reader.scan', { from: data.from, kind });
    const holder = await effects.call('national-platform.resolve-code', { code });
    if (kind === 'certificate' && holder.level !== 'certificate') {
      return notValid(settings, text('出示的不是电子证件', 'What was shown is not a certificate'));
    }
    const masked = `${maskName(holder.name)} ${maskId(holder.socialSecurityNumber)}`;
    return { port: 'resolved', output: holder, note: text(`已识别 ${masked}`, `Resolved ${masked}`) };
  } catch (error) {
    if (!isProblem(error)) throw error;
    const note = text(titleOf(error, 'zh-CN'), titleOf(error, 'en'));
    if (isProblem(error, 'code-not-valid')) return notValid(settings, note);
    return { port: 'unavailable', note, ...told(settings, 'code.cannot-resolve') };
  }
}

const notValid = (settings: Settings, note: Text): NodeResult => ({
  port: 'not-valid',
  note,
  ...told(settings, 'code.not-valid'),
});
