/** Problems: errors that we can name (RFC 9457), each with its status and its words in every language. */
import { fill, text, type Language, type Text } from './text.ts';

interface ProblemKind {
  status: number;
  title: Text;
}

/** Every problem the platform can answer with. The slug is the last part of its `type` URI. */
export const problemKinds = {
  'invalid-input': { status: 422, title: text('提交的内容有误', 'What was sent is not valid') },
  'malformed-json': { status: 400, title: text('请求不是有效的 JSON', 'The request is not valid JSON') },
  'too-large': { status: 413, title: text('请求内容过大', 'The request is too large') },
  'unsupported-type': {
    status: 415,
    title: text('不接受这种文件，只接受：{types}', 'Files of this type are not taken; these are: {types}'),
  },
  'not-found': { status: 404, title: text('没有找到{what}', '{what} was not found') },
  'method-not-allowed': { status: 405, title: text('此地址不支持该方法', 'This address does not take that method') },
  'not-signed-in': { status: 401, title: text('请先登录', 'Sign in first') },
  'wrong-credentials': { status: 401, title: text('账号或密码不正确', 'The account or the password is wrong') },
  'account-locked': {
    status: 429,
    title: text('尝试次数过多，请在 {minutes} 分钟后再试', 'Too many tries; try again in {minutes} minutes'),
  },
  forbidden: {
    status: 403,
    title: text('当前账号没有“{right}”权限', 'This account does not have the right “{right}”'),
  },
  'wrong-origin': {
    status: 403,
    title: text('请求不是从本平台的页面发出的', 'The request does not come from a page of this platform'),
  },
  'same-person': {
    status: 403,
    title: text(
      '备案人不能发布或退回自己的备案，须由另一人复核',
      'Who filed a version may neither publish nor return it: a second person decides',
    ),
  },
  'not-the-filer': {
    status: 403,
    title: text('只有备案人可以撤回自己的备案', 'Only who filed a version may withdraw it'),
  },
  'same-proposer': {
    status: 403,
    title: text(
      '提出人不能发布或退回自己提出的策略版本，须由另一人复核',
      'Who proposed a version of a policy may neither release nor return it: a second person decides',
    ),
  },
  'not-the-proposer': {
    status: 403,
    title: text('只有提出人可以撤回自己提出的策略版本', 'Only who proposed a version of a policy may withdraw it'),
  },
  'trial-state': {
    status: 409,
    title: text(
      '版本 {version} 没有在试行，或者试行是否结束已由别人提出或决定',
      'Version {version} is not on trial, or somebody else has asked for its end or decided of it',
    ),
  },
  'same-ender': {
    status: 403,
    title: text(
      '提出结束试行的人不能自己确认，须由另一人决定',
      'Who asked for the end of a trial does not decide of it: a second person does',
    ),
  },
  'policy-version-waits': {
    status: 409,
    title: text(
      '版本 {version}（{by} 提出）还在等待复核；先由第二个人决定，或由提出人撤回',
      'Version {version}, proposed by {by}, still waits: a second person decides of it first, or the proposer withdraws it',
    ),
  },
  'scenario-has-findings': {
    status: 422,
    title: text(
      '应用场景有 {count} 处错误，改正后才能备案',
      'The scenario has {count} errors; it can be filed once they are mended',
    ),
  },
  'scenario-not-published': {
    status: 409,
    title: text('应用场景没有已发布的版本', 'The scenario has no published version'),
  },
  'version-suspended': {
    status: 409,
    title: text(
      '该应用场景的版本 {version} 自 {since} 起已暂停使用：{reason}',
      'Version {version} of the scenario has been suspended since {since}: {reason}',
    ),
  },
  'suite-missing': {
    status: 422,
    title: text(
      '该应用场景会写入或付款，须先有保存的测试才能发布',
      'The scenario writes or pays; it can be published once it has saved tests',
    ),
  },
  'suite-not-green': {
    status: 422,
    title: text('{count} 个保存的测试未通过：{tests}', '{count} saved tests do not pass: {tests}'),
  },
  'case-moved': {
    status: 409,
    title: text(
      '办件已继续办理，请重新查看后再迁移',
      'The case has moved on meanwhile; look again before it is migrated',
    ),
  },
  'rehearsal-without-end': {
    status: 422,
    title: text('模拟运行没有尽头', 'The rehearsal does not come to an end'),
  },
  'version-state': {
    status: 409,
    title: text('该版本当前为“{state}”，不能执行此操作', 'The version is {state}; this cannot be done to it now'),
  },
  'version-decided': {
    status: 409,
    title: text(
      '该版本已由 {by} {done}，理由：{reason}',
      'The version was {done} by {by} already, with the reason: {reason}',
    ),
  },
  'already-exists': { status: 409, title: text('{what}已存在', '{what} exists already') },
  'edited-meanwhile': {
    status: 412,
    title: text(
      '内容已被他人修改，请先查看新版本',
      'Somebody has changed this meanwhile; look at the new revision first',
    ),
  },
  'idempotency-key-reused': {
    status: 409,
    title: text('同一个 Idempotency-Key 用于了不同的请求', 'The same Idempotency-Key came with another request'),
  },
  'idempotency-key-missing': {
    status: 400,
    title: text('创建请求须带 Idempotency-Key', 'A request that creates needs an Idempotency-Key'),
  },
  'precondition-required': { status: 428, title: text('修改时须带 If-Match', 'An edit needs If-Match') },
  'comment-closed': {
    status: 409,
    title: text(
      '只能修改十五分钟内自己写的批注，只能删除自己的批注，只能解决一串批注的第一条',
      'Only one’s own comments can be deleted, and changed within a quarter of an hour; only the first of a thread is resolved',
    ),
  },
  'case-closed': { status: 409, title: text('办件已办结', 'The case is closed') },
  'case-open-already': {
    status: 409,
    title: text(
      '已有同类办件 {id} 在办，请在该办件中继续，或先撤回',
      'Case {id} of the same kind is open already: go on with that one, or withdraw it first',
    ),
  },
  'case-starting': {
    status: 503,
    title: text('办件已受理，流程引擎尚未开始办理', 'The case is acknowledged; the engine has not begun it yet'),
  },
  'stage-passed': {
    status: 409,
    title: text('办件已进入别的环节，请刷新后再办', 'The case has moved to another stage; look at it again'),
  },
  'not-at-this-stage': {
    status: 409,
    title: text('当前环节不能这样办理', 'This cannot be done at the stage where the case stands'),
  },
  'not-your-side': {
    status: 403,
    title: text('这一步由办件的另一方办理', 'This is for another party of the case to do'),
  },
  'wrong-reviewer': {
    status: 403,
    title: text('这一步由另一角色审核', 'Another role reviews at this step'),
  },
  'claimed-by-another': {
    status: 409,
    title: text(
      '办件已由他人领取，须先转办或退回待领',
      'Somebody else has taken the case on: it must be handed over or back first',
    ),
  },
  'not-claimed': { status: 409, title: text('您没有领取这个办件', 'You have not taken this case on') },
  'decided-before': {
    status: 409,
    title: text('您已同意过，须由另一人复核', 'You have approved already; another person decides next'),
  },
  'delegation-of-another': {
    status: 403,
    title: text(
      '只有委托人本人或其管理员可以结束这个委托',
      'Only whoever is away, or their manager, may end this delegation',
    ),
  },
  'procedure-act': {
    status: 422,
    title: text('“{procedure}”没有“{act}”流程', '“{procedure}” has no procedure “{act}”'),
  },
  'registration-over': {
    status: 409,
    title: text('该登记已退出或终止，不能这样处置', 'The entry is withdrawn or terminated: this cannot be done to it'),
  },
  'suspended-already': { status: 409, title: text('本方已暂停该登记', 'Your side has suspended it already') },
  'not-suspended': { status: 409, title: text('该登记没有被暂停', 'The entry is not suspended') },
  'flag-of-another': {
    status: 409,
    title: text('该登记由{sides}暂停，只能由{sides}恢复', 'It was suspended by {sides}, who alone can lift that'),
  },
  'flag-from-above': {
    status: 409,
    title: text(
      '该暂停随所属登记“{from}”而来，须在那里恢复',
      'The suspension came with “{from}”, to which it belongs, and is lifted there',
    ),
  },
  'active-already': { status: 409, title: text('该登记已在用', 'The entry is in use already') },
  'still-suspended': { status: 409, title: text('该登记仍在暂停中', 'The entry is still suspended') },
  'termination-waits': {
    status: 409,
    title: text('已有终止提议等待另一人确认', 'A termination has been proposed and waits for a second person'),
  },
  'no-termination': { status: 409, title: text('没有等待确认的终止提议', 'No termination waits to be decided') },
  'same-terminator': {
    status: 403,
    title: text(
      '提出终止的人不能自己确认或驳回，须由另一人决定',
      'Who proposed the termination may not decide it: a second person does',
    ),
  },
  'participant-suspended': {
    status: 403,
    title: text(
      '“{name}”自 {since} 起由{by}暂停，不能用卡办理',
      '“{name}” has been suspended by {by} since {since} and may not use the card',
    ),
  },
  'participant-not-in-use': {
    status: 403,
    title: text('“{name}”当前为“{state}”，不能用卡办理', '“{name}” stands as “{state}” and may not use the card'),
  },
  'case-state': {
    status: 409,
    title: text('办件当前状态不能这样处置', 'This cannot be done to the case as it stands'),
  },
  'nothing-held': { status: 409, title: text('没有需要处置的停住步骤', 'No step is held that this could be done to') },
  'nobody-waits': {
    status: 409,
    title: text('办件没有在等这个名称的消息', 'The case does not wait for a message of that name'),
  },
  'task-closed': { status: 409, title: text('待办已办结或已撤回', 'The task has been answered or withdrawn') },
  'answered-before': {
    status: 409,
    title: text(
      '您已办理过此待办，须由另一人办理',
      'You have answered this task; the next answer must be of another person',
    ),
  },
  'wrong-role': { status: 403, title: text('此待办由“{role}”办理', 'This task is for the role “{role}”') },
  'card-not-readable': { status: 409, title: text('读卡失败', 'The card could not be read') },
  'code-not-valid': {
    status: 409,
    title: text('电子社保卡码已失效或已使用，请刷新后再试', 'The e-card code is expired or used; show a fresh one'),
  },
  'connector-unavailable': {
    status: 503,
    title: text('{connector}暂时无法连接', '{connector} cannot be reached at present'),
  },
  'certificate-refused': {
    status: 422,
    title: text('证书或证书请求未通过校验：{reason}', 'The certificate or the request for one was refused: {reason}'),
  },
  'certificate-state': {
    status: 409,
    title: text(
      '证书已吊销或已被替换，不能执行此操作',
      'The certificate is revoked or replaced; this cannot be done to it',
    ),
  },
  'report-refused': {
    status: 422,
    title: text('符合性测试报告未被接受：{reason}', 'The conformance report was not accepted: {reason}'),
  },
  'kit-cannot-run': { status: 409, title: text('不能在线测试：{reason}', 'The system cannot be tested: {reason}') },
  'kit-run-under-way': {
    status: 409,
    title: text('本单位有一次测试正在进行，请等它结束', 'A run of your institution is under way: wait for its end'),
  },
  'message-rejected': { status: 400, title: text('报文未通过校验：{reason}', 'The message was refused: {reason}') },
  'payment-unknown': {
    status: 503,
    title: text('银行尚未给出交易结果', 'The bank does not yet know how the transaction ended'),
  },
  'undo-refused': {
    status: 409,
    title: text('{what}无法撤回，需人工处理', '{what} could not be taken back; somebody must see to it'),
  },
  'decision-incomplete': {
    status: 409,
    title: text(
      '策略“{policy}”给出的输出与节点声明的不符：{output}',
      'What policy “{policy}” gives is not what the node declares: {output}',
    ),
  },
  'unknown-fact': {
    status: 422,
    title: text('策略用到了未知的事实“{fact}”', 'The policy uses an unknown fact “{fact}”'),
  },
  'fact-unavailable': { status: 409, title: text('事实“{fact}”暂无取值', 'The fact “{fact}” has no value') },
  'expression-failed': {
    status: 422,
    title: text(
      '表达式“{expression}”无法计算：{reason}',
      'The expression “{expression}” cannot be evaluated: {reason}',
    ),
  },
  'nobody-answers': {
    status: 409,
    title: text('模拟中没有人答复节点“{node}”', 'Nobody in the simulation answers the node “{node}”'),
  },
  'too-many-steps': {
    status: 422,
    title: text(
      '办件走了 {steps} 步仍未结束，场景中可能有循环',
      'The case has not ended after {steps} steps; the scenario may run in a circle',
    ),
  },
  'join-stuck': {
    status: 409,
    title: text('各分支都在等待，汇合永远无法完成', 'Every branch waits, and the join can never be completed'),
  },
  'too-slow': { status: 504, title: text('对方系统没有在规定时间内答复', 'The other system did not answer in time') },
  'fact-of-wrong-type': {
    status: 422,
    title: text(
      '事实“{fact}”的取值与策略“{policy}”的类型不符',
      'The value of “{fact}” is not of the type that policy “{policy}” compares',
    ),
  },
  'ambiguous-table': {
    status: 409,
    title: text(
      '策略“{policy}”的决策表有几行同时成立：{rows}',
      'Rows of the table of policy “{policy}” hold together: {rows}',
    ),
  },
  'act-of-another-role': {
    status: 403,
    title: text('“{act}”由“{role}”办理', '“{act}” is for the role “{role}”'),
  },
  'psam-state': {
    status: 409,
    title: text('PSAM 当前为“{state}”，不能“{act}”', 'The PSAM is “{state}”; “{act}” cannot be done to it now'),
  },
  'same-requester': {
    status: 403,
    title: text(
      '申请人不能签发、驳回或销毁自己申请的 PSAM，须由另一人办理',
      'Who requested a PSAM may neither issue, refuse nor scrap it: a second person does',
    ),
  },
  'not-the-requester': {
    status: 403,
    title: text('只有申请人可以撤回申请', 'Only who requested the PSAM may withdraw the request'),
  },
  'terminal-state': {
    status: 409,
    title: text('终端当前为“{state}”，不能“{act}”', 'The terminal is “{state}”; “{act}” cannot be done to it now'),
  },
  'suspended-by-another': {
    status: 409,
    title: text('暂停由“{side}”设置，只能由其解除', 'The suspension was set by “{side}”, who alone can lift it'),
  },
  'terminal-incomplete': {
    status: 409,
    title: text('终端还缺少{lacking}，不能激活', 'The terminal cannot be activated without {lacking}'),
  },
  'terminal-not-active': {
    status: 409,
    title: text(
      '终端 {serial} 当前为“{state}”，不能办理',
      'Terminal {serial} is “{state}”: no case can be opened at it',
    ),
  },
  'terminal-not-bound': {
    status: 409,
    title: text('终端 {serial} 没有绑定到本场景', 'Terminal {serial} is not bound to this scenario'),
  },
  'terminal-unknown': {
    status: 409,
    title: text('读卡器不是已登记的终端', 'The reader is no registered terminal'),
  },
  'proof-refused': {
    status: 403,
    title: text('PSAM 的证明不成立：{reason}', 'The proof of the PSAM does not hold: {reason}'),
  },
  unavailable: { status: 503, title: text('服务暂时不可用', 'The service is not available at present') },
  internal: { status: 500, title: text('系统内部错误', 'Something went wrong inside') },
} as const satisfies Record<string, ProblemKind>;

export type ProblemSlug = keyof typeof problemKinds;

/** Tells whether a word is the slug of a problem. */
export const isProblemSlug = (slug: string): slug is ProblemSlug => Object.hasOwn(problemKinds, slug);

/** One field that breaks one rule. `pointer` is a JSON Pointer into what was sent. */
export interface FieldError {
  pointer: string;
  rule: string;
  message: Text;
}

export interface ProblemDetails {
  /** What the title's holes are filled with; never personal data. */
  [value: string]: unknown;
  errors?: FieldError[];
}

/** Thrown when something goes wrong that we can name. */
export class Problem extends Error {
  readonly slug: ProblemSlug;
  readonly details: ProblemDetails;
  constructor(slug: ProblemSlug, details: ProblemDetails = {}) {
    super(
      `${slug}${details.errors?.length ? `: ${details.errors.map((e) => `${e.pointer} ${e.message.en}`).join('; ')}` : ''}`,
    );
    this.name = 'Problem';
    this.slug = slug;
    this.details = details;
  }
  get status(): number {
    return problemKinds[this.slug].status;
  }
}

/** Makes a problem to throw: `throw problem('case-closed', {…})`. */
export const problem = (slug: ProblemSlug, details?: ProblemDetails): Problem => new Problem(slug, details);

/** Tells whether an unknown error is a problem, optionally of one slug. */
export const isProblem = <S extends ProblemSlug = ProblemSlug>(
  error: unknown,
  slug?: S,
): error is Problem & { readonly slug: S } => error instanceof Problem && (slug === undefined || error.slug === slug);

/** A detail may be a text in both languages; it is then said in the one asked for. */
function spoken(value: unknown, language: Language): unknown {
  return typeof value === 'object' && value !== null && 'zh-CN' in value ? (value as Text)[language] : value;
}

/** The title of a problem in one language. */
export function titleOf(it: Problem, language: Language): string {
  const values = Object.fromEntries(Object.entries(it.details).map(([key, value]) => [key, spoken(value, language)]));
  return fill(problemKinds[it.slug].title[language], values);
}

/** A problem as records keep it: its words are filled in already. */
export interface NamedProblem {
  slug: string;
  title: Text;
}

/** The problem of an error as records keep it. What we can't name is thrown on. */
export function namedProblem(error: unknown): NamedProblem {
  if (!isProblem(error)) throw error;
  return { slug: error.slug, title: text(titleOf(error, 'zh-CN'), titleOf(error, 'en')) };
}
