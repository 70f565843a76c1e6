/** Every hole {name} of a prompt is filled where the prompt is used: only a notice fills holes (access.prompts). */
import { defineCheck, remarkOn } from '../check.ts';
import { notify } from '../nodes/notify.ts';
import { promptsShownBy } from '../nodes/index.ts';
import { holesIn } from '../prompts/prompt.ts';
import { text } from '../text.ts';

export const promptHolesFilled = defineCheck({
  name: 'prompt-holes-filled',
  severity: 'warning',
  clauses: ['access.prompts'],
  title: text('提示语没有空着的地方', 'No hole of a prompt stays empty'),
  why: text(
    '没有取值的 {名称} 会照原样显示给人看。请在通知节点里给出取值，或换一条没有空的提示语。',
    'A {name} that nothing fills is shown as it is. Fill it in a notice, or use a prompt without holes.',
  ),
  run: ({ scenario, ground: { prompts }, graph }) =>
    graph.nodes.flatMap((each) => {
      const notice = each.kind === notify ? notify.settings.safeParse(each.node.settings).data : undefined;
      return promptsShownBy(each.node.kind, each.node.settings).flatMap((code) => {
        const known = { ...prompts, ...scenario.prompts };
        const words = Object.hasOwn(known, code) ? (known[code]?.text['zh-CN'] ?? '') : '';
        const open = holesIn(words).filter((hole) => !Object.hasOwn(notice?.variables ?? {}, hole));
        return open.map((hole) =>
          remarkOn(
            each,
            text(`提示语“${code}”的 {${hole}} 没有取值`, `Nothing fills {${hole}} of prompt “${code}”`),
            notice ? '/settings/variables' : '/settings',
          ),
        );
      });
    }),
});
