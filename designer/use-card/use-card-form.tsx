/** The form by which the card is used: a demo cardholder, and the inputs that the scenario's start declares. */
import { CreditCardOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardholderChoice } from '../../engine/core/api.ts';
import type { PlainValue } from '../../engine/core/facts/facts.ts';
import { checkInputs, start } from '../../engine/core/nodes/start.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { ApiProblem, request } from '../app/request.ts';
import { useLanguage } from '../app/use-language.ts';
import { CardholderField } from './cardholder-field.tsx';
import { InputField } from './input-field.tsx';
import type { CardRun } from './use-card-run.ts';
import styles from './use-card.module.css';

const useCardholders = () =>
  useQuery({
    queryKey: ['cardholders'],
    queryFn: ({ signal }) => request<{ items: CardholderChoice[] }>('GET', '/api/cardholders', { signal }),
    staleTime: 60_000,
  });

/** The form. */
export function UseCardForm({ scenario, run }: { scenario: Scenario; run: CardRun }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const cardholders = useCardholders();
  const [card, setCard] = useState('');
  const [inputs, setInputs] = useState<Record<string, PlainValue>>({});
  const [tried, setTried] = useState(false);
  const settings = start.settings.safeParse(scenario.nodes.find(({ kind }) => kind === 'start')?.settings);
  const declared = settings.success ? settings.data.inputs : [];
  const sent = {
    ...Object.fromEntries(declared.filter(({ type }) => type === 'boolean').map(({ name }) => [name, false])),
    ...inputs,
  };
  const own = Object.fromEntries(checkInputs(scenario, sent).map((error) => [error.pointer, say(error.message)]));
  const refused = run.open.error instanceof ApiProblem ? run.open.error.errors : [];
  const errors: Record<string, string> = {
    ...Object.fromEntries(refused.map(({ pointer, message }) => [pointer, message])),
    ...(tried && own),
    ...(tried && !card && { '/card': t('use-card.card-needed') }),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!card || Object.keys(own).length > 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    if (!run.open.isPending) run.open.mutate({ card, inputs: sent });
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <h2>{t('use-card.title')}</h2>
      <p className={styles.demo}>{t('use-card.demo')}</p>
      {cardholders.isPending && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {cardholders.isError && <ProblemAlert error={cardholders.error} retry={() => void cardholders.refetch()} />}
      {cardholders.data && (
        <CardholderField choices={cardholders.data.items} value={card} change={setCard} error={errors['/card']} />
      )}
      {declared.map((input) => (
        <InputField
          key={input.name}
          input={input}
          value={inputs[input.name]}
          error={errors[`/inputs/${input.name}`]}
          change={(value) => {
            setInputs(({ [input.name]: _, ...rest }) =>
              value === undefined ? rest : { ...rest, [input.name]: value },
            );
          }}
        />
      ))}
      {run.open.isError && <ProblemAlert error={run.open.error} />}
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        icon={<CreditCardOutlined aria-hidden />}
        loading={run.open.isPending}
      >
        {t('use-card.submit')}
      </Button>
    </form>
  );
}
