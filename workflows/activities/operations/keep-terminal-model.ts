/** Puts the model of a terminal that was approved where lists of devices find it. */
import { canonicalJson } from '../../../engine/core/canonical-json.ts';
import { assertExists } from '../../../engine/core/control.ts';
import { modelOf } from '../../../engine/core/procedures/terminal-access.ts';
import { passed, submittedOf, type StageOperation } from './define-operation.ts';

/** Keeps it; what is kept already stays. */
export const keepTerminalModel: StageOperation = async (work, parts) => {
  const { form } = await submittedOf(work, parts);
  const model = assertExists(modelOf(form), 'the model of a form that was checked');
  const before = await parts.terminalModels.find(model.id);
  if (!before || canonicalJson(before.model) !== canonicalJson(model))
    await parts.terminalModels.save(model, before?.revision ?? 0, {
      ...{ by: work.start.openedBy, at: parts.now().toISOString() },
    });
  return passed({ model: model.id });
};
