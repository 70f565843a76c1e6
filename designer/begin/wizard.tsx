/** The wizard: six questions, one a view, and at last the name; the browser's back and forward go from one to the next. */
import { CheckOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { text } from '../../engine/core/text.ts';
import { useLanguage } from '../app/use-language.ts';
import { questions, reached, scenarioSoFar, wrongWith, type Question } from './answers.ts';
import styles from './begin.module.css';
import { NamingForm } from './naming-form.tsx';
import { Preview } from './preview.tsx';
import { questionFields } from './question-fields.tsx';
import { useAnswers } from './use-answers.ts';

type View = Question | 'name';
const views: readonly View[] = [...questions, 'name'];

/** Which view is shown, by the address; never past the first question that is open. */
function useView(open: number): [View, (view: View) => void] {
  const [params, setParams] = useSearchParams();
  const wished = views.indexOf((params.get('question') ?? 'matter') as View);
  const view = views[Math.min(Math.max(wished, 0), open)] ?? 'matter';
  return [
    view,
    (next) => {
      setParams({ way: 'questions', question: next });
    },
  ];
}

/** Brings the heading of a new view to whoever reads by ear or keyboard. */
function useFocusOnChange(view: View) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(view);
  useEffect(() => {
    if (before.current !== view) heading.current?.focus();
    before.current = view;
  }, [view]);
  return heading;
}

function Steps({ view, open, go }: { view: View; open: number; go: (view: View) => void }) {
  const { t } = useTranslation();
  return (
    <ol className={styles.steps} aria-label={t('begin.steps')}>
      {views.map((each, index) => (
        <li key={each}>
          <button
            type="button"
            disabled={index > open}
            aria-current={each === view ? 'step' : undefined}
            data-done={index < open && each !== view}
            onClick={() => {
              go(each);
            }}
          >
            <span aria-hidden>{index < open && each !== view ? <CheckOutlined /> : index + 1}</span>
            {t(`begin.step.${each}`)}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** The wizard. */
export function Wizard() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { answers, change, forget } = useAnswers();
  const open = reached(answers);
  const [view, go] = useView(open);
  const heading = useFocusOnChange(view);
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState<View | null>(null);
  const scenario = useMemo(() => scenarioSoFar(answers), [answers]);
  const at = views.indexOf(view);
  const wrong = view === 'name' ? null : wrongWith(answers, view);
  const shown = tried === view ? wrong : null;
  const next = (event: FormEvent) => {
    event.preventDefault();
    setTried(view);
    if (wrong) requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    else go(views[at + 1] ?? view);
  };
  const back = at > 0 && (
    <Button
      onClick={() => {
        go(views[at - 1] ?? view);
      }}
    >
      {t('begin.back')}
    </Button>
  );
  const Fields = view === 'name' ? null : questionFields[view];
  const chosenModes = view === 'modes' && answers.cardModes.length > 0 ? wrong?.refusal : null;
  const refusal = shown?.refusal ?? chosenModes;
  return (
    <div className={styles.two}>
      <section className={styles.question} aria-labelledby="begin-question">
        <Steps view={view} open={open} go={go} />
        <p className={styles.small}>{t('begin.count', { at: at + 1, of: views.length })}</p>
        <h2 id="begin-question" ref={heading} tabIndex={-1}>
          {t(`begin.question.${view}`)}
        </h2>
        <p className={styles.lead}>{t(`begin.why.${view}`)}</p>
        {Fields ? (
          <form ref={form} className={styles.form} onSubmit={next} noValidate>
            <Fields answers={answers} change={change} wrong={shown} />
            <div role="status">{refusal && <Alert type="warning" showIcon title={say(refusal)} />}</div>
            <div className={styles.actions}>
              {back}
              <Button type="primary" htmlType="submit">
                {t('begin.next')}
              </Button>
            </div>
          </form>
        ) : (
          <NamingForm
            name={text(answers.nameZh.trim(), answers.nameEn.trim())}
            make={({ id, name }) => scenarioSoFar({ ...answers, nameZh: name['zh-CN'], nameEn: name.en }, id)}
            made={forget}
            back={back}
          />
        )}
      </section>
      <Preview scenario={scenario} isSound />
    </div>
  );
}
