/** The icon and the word of a prompt's tone. */
import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled, InfoCircleFilled } from '@ant-design/icons';
import type { Prompt } from '../../engine/core/prompts/prompt.ts';

const icons = {
  info: InfoCircleFilled,
  success: CheckCircleFilled,
  refused: CloseCircleFilled,
  attention: ExclamationCircleFilled,
} as const satisfies Record<Prompt['tone'], unknown>;

/** The icon of a tone. */
export function ToneIcon({ tone }: { tone: Prompt['tone'] }) {
  const Icon = icons[tone];
  return <Icon aria-hidden />;
}
