/** Loaded before the worker: lets it fall with -9 the first time that an activity of the plan has been done and not yet told. Settings: FALLS (a folder). */
import { Worker, type WorkerOptions } from '@temporalio/worker';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcedureSteps, ProcedureWork } from '../../engine/core/run-procedure-ports.ts';
import type { PerformActivities, StretchActivities } from '../../engine/core/run-scenario-ports.ts';

type Activities = StretchActivities & PerformActivities & ProcedureSteps & ProcedureWork;

const togetherMs = 700;
const folder = process.env['FALLS'] ?? '';
const read = (file: string): string[] =>
  existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trimEnd().split('\n') : [];

/** Notes where a case has come to: the nodes that a stretch entered, a write or a stage's work that was done, or the last stamp of a step. The worker falls where that is planned, once. */
async function come(to: string[]): Promise<void> {
  if (to.length === 0) return;
  appendFileSync(join(folder, 'come'), `${JSON.stringify(to)}\n`);
  const fallen = read('fallen');
  const here = read('plan').find((each) => to.includes(each) && !fallen.includes(each));
  if (here === undefined) return;
  appendFileSync(join(folder, 'fallen'), `${here}\n`);
  // Whoever comes to a boundary of the plan meanwhile falls with it, so that fewer workers have to be started.
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), togetherMs);
  await new Promise(() => undefined);
}

const falling = (inner: Activities): Activities => ({
  ...inner,
  async advanceCase(input) {
    const advanced = await inner.advanceCase(input);
    await come(
      advanced.changes.flatMap((each) =>
        each.change === 'visited' ? [`${input.caseId} enters ${each.node} ${each.visit}`] : [],
      ),
    );
    return advanced;
  },
  async performNode(input) {
    const performed = await inner.performNode(input);
    const { key, effect } = input.wanted;
    const [caseId, ...rest] = key.split('/');
    await come([`${caseId} ${effect}s ${rest.join('/')}`]);
    return performed;
  },
  async beginProcedure(start) {
    const begun = await inner.beginProcedure(start);
    await come([`${start.caseId} stamps ${begun.state.seq}`]);
    return begun;
  },
  async proceedProcedure(input) {
    const gone = await inner.proceedProcedure(input);
    await come([`${input.start.caseId} stamps ${gone.state.seq}`]);
    return gone;
  },
  async performStage(work) {
    const done = await inner.performStage(work);
    await come([`${work.caseId} does ${work.stage} ${work.visit}`]);
    return done;
  },
});

const create = Worker.create.bind(Worker);
Worker.create = ({ workflowsPath: _built, activities, ...options }: WorkerOptions) =>
  create({
    ...options,
    workflowBundle: { codePath: join(folder, 'bundle.js') },
    activities: falling(activities as Activities),
    stickyQueueScheduleToStartTimeout: '1 second',
  });
