/** Models of terminals: the list with what is to be said of each today, and keeping a model file. */
import { problem } from '../core/problem.ts';
import type { TerminalModelSummary } from '../core/terminals/answers.ts';
import { checkTerminalModel } from '../core/terminals/check-model.ts';
import { TerminalModel } from '../core/terminals/model.ts';
import { text } from '../core/text.ts';
import { defineRoute } from './define-route.ts';
import { tagOf } from './tag-of.ts';

export const listTerminalModels = defineRoute({
  method: 'get',
  path: '/api/terminal-models',
  right: 'terminal.read',
  clauses: ['card.chip-filing', 'terminal.management'],
  summary: text('终端型号', 'List the models of terminals, each with its findings of today'),
  answer: { status: 200, description: 'The models' },
  async handle({ api }) {
    const today = api.now().toISOString().slice(0, 10);
    const items = (await api.store.terminalModels.all()).map(({ model, revision }): TerminalModelSummary => ({
      ...{ model, revision },
      findings: checkTerminalModel(model, today),
    }));
    return { body: { items, next: null, total: items.length } };
  },
});

export const saveTerminalModel = defineRoute({
  method: 'put',
  path: '/api/terminal-models/{id}',
  right: 'terminal.model',
  clauses: ['card.chip-filing', 'procedure.terminal'],
  summary: text('维护终端型号（接入管理员）', 'Keep the file of a model: an access manager does'),
  body: TerminalModel,
  edits: true,
  answer: { status: 200, description: 'The model with its findings; If-Match "0" where it is new' },
  problems: ['edited-meanwhile'],
  async handle({ api, session: { actor }, params, body, revision }) {
    if (body.id !== params.id) {
      const message = text('须与地址中的一致', 'This must be the one in the address');
      throw problem('invalid-input', { errors: [{ pointer: '/id', rule: 'address', message }] });
    }
    const at = api.now().toISOString();
    const kept = await api.store.terminalModels.save(body, revision, { by: actor.account, at });
    const findings = checkTerminalModel(kept.model, at.slice(0, 10));
    const answer: TerminalModelSummary = { model: kept.model, findings, revision: kept.revision };
    return { body: answer, headers: tagOf(kept.revision) };
  },
});
