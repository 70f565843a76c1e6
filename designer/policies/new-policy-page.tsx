/** The page on which a policy is begun: what it is called, who sets it, which outcomes it has, and how it decides. */
import { Button, Radio } from 'antd';
import { useId, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { levels, PolicyName, type Policy } from '../../engine/core/policies/policy.ts';
import { text } from '../../engine/core/text.ts';
import { slugOf } from '../../engine/core/wizard/wizard.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import page from '../app/page.module.css';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemAlert, ProblemNotice } from '../app/problem-notice.tsx';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import { TextField } from '../begin/text-field.tsx';
import cases from '../cases/case-page.module.css';
import { firstPolicy, outcomesIn, type Naming } from './first-policy.ts';
import { NewLayerForm } from './new-layer-form.tsx';
import styles from './policies.module.css';
import { useCreatePolicy, usePolicy } from './use-policies.ts';

const isOutcome = (name: string): boolean => /^[a-z][a-z0-9-]{0,59}$/.test(name);

/** What is typed. */
interface Typed {
  zh: string;
  en: string;
  name: string | null;
  level: Policy['level'];
  outcomes: string;
  kind: Naming['kind'];
}

const nothing: Typed = { zh: '', en: '', name: null, level: 'province', outcomes: 'allow refuse', kind: 'rules' };

function NewPolicyForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState(nothing);
  const [tried, setTried] = useState(false);
  const create = useCreatePolicy();
  const set = (change: Partial<Typed>) => {
    setTyped({ ...typed, ...change });
  };
  const { zh, en, level, kind } = typed;
  const name = typed.name ?? slugOf(en);
  const outcomes = outcomesIn(typed.outcomes);
  const wrong = {
    zh: zh.trim() === '',
    en: en.trim() === '',
    name: !PolicyName.safeParse(name).success,
    outcomes: outcomes.length < 2 || outcomes.length > 20 || !outcomes.every(isOutcome),
  };
  const said = (isWrong: boolean, words: string) => (tried && isWrong ? words : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).some(Boolean)) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    const policy = firstPolicy({ name, title: text(zh.trim(), en.trim()), level, outcomes, kind });
    if (!create.isPending) create.mutate(policy, { onSuccess: () => void navigate(`/policies/${name}/edit`) });
  };
  return (
    <form
      ref={form}
      className={`${styles.form} ${styles.narrow}`}
      onSubmit={submit}
      noValidate
      aria-label={t('policies.new')}
    >
      <TextField
        label={t('begin.name-zh')}
        lang="zh-CN"
        value={zh}
        error={said(wrong.zh, t('policies.required'))}
        change={(next) => {
          set({ zh: next });
        }}
      />
      <TextField
        label={t('begin.name-en')}
        lang="en"
        value={en}
        error={said(wrong.en, t('policies.required'))}
        change={(next) => {
          set({ en: next });
        }}
      />
      <TextField
        label={t('policies.code')}
        help={t('policies.code-help')}
        value={name}
        error={said(wrong.name, t('policies.code-wrong'))}
        change={(next) => {
          set({ name: next });
        }}
      />
      <TextField
        label={t('policies.outcomes')}
        help={t('policies.outcomes-help')}
        value={typed.outcomes}
        error={said(wrong.outcomes, t('policies.outcomes-wrong'))}
        change={(next) => {
          set({ outcomes: next });
        }}
      />
      <div className={styles.field}>
        <label htmlFor={`${id}-level`}>{t('policies.level')}</label>
        <ChooseOne
          id={`${id}-level`}
          value={level}
          options={levels.map((each) => ({ value: each, label: t(`level.${each}`) }))}
          change={(next) => {
            set({ level: next as Policy['level'] });
          }}
        />
      </div>
      <fieldset className={styles.field}>
        <legend>{t('policies.decides-by')}</legend>
        <Radio.Group
          value={kind}
          onChange={({ target }) => {
            set({ kind: target.value as Naming['kind'] });
          }}
          options={(['rules', 'table'] as const).map((each) => ({
            value: each,
            label: t(`policies.kind-means.${each}`),
          }))}
        />
      </fieldset>
      {create.isError && <ProblemAlert error={create.error} />}
      <div className={styles.row}>
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t('policies.create')}
        </Button>
      </div>
    </form>
  );
}

/** The page where the policy is to be a layer of another. */
function NewLayer({ name }: { name: string }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { data: base, isError, error, refetch } = usePolicy(name);
  if (isError) return <ProblemNotice error={error} retry={() => void refetch()} />;
  if (!base) return <PageSkeleton />;
  return (
    <div className={page.page}>
      <nav aria-label={t('nav.where')} className={cases.trail}>
        <Link to="/policies">{t('nav.policies')}</Link> ▸ <Link to={`/policies/${name}`}>{say(base.title)}</Link>
      </nav>
      <h1>{t('policies.layers.new')}</h1>
      <p className={page.lead}>{t('policies.layers.new-lead', { name: say(base.title) })}</p>
      <NewLayerForm base={base} />
    </div>
  );
}

/** The page. */
export function NewPolicyPage() {
  const { t } = useTranslation();
  const may = useMay();
  const [params] = useSearchParams();
  const refines = params.get('refines');
  useTitle(t(refines === null ? 'policies.new' : 'policies.layers.new'));
  if (!may('policy.edit')) return <Navigate to="/policies" replace />;
  if (refines !== null) return <NewLayer name={refines} />;
  return (
    <div className={page.page}>
      <nav aria-label={t('nav.where')} className={cases.trail}>
        <Link to="/policies">{t('nav.policies')}</Link>
      </nav>
      <h1>{t('policies.new')}</h1>
      <p className={page.lead}>{t('policies.new-lead')}</p>
      <NewPolicyForm />
    </div>
  );
}
