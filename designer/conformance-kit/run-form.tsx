/** What is declared for a run: the call that is answered, calls with prompts, and the volume; read from the profile of the command too. */
import { DeleteOutlined, PlayCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeclaredRun } from '../../engine/core/conformance-kit/declared-run.ts';
import type { FieldError } from '../../engine/core/problem.ts';
import { FileButton } from '../app/file-button.tsx';
import { useLanguage } from '../app/use-language.ts';
import form from '../procedures/form.module.css';
import { declaredInFile, declaredOf, type CallText, type DeclaredText } from './declared-text.ts';
import styles from './kit.module.css';
import { Labelled } from './labelled.tsx';

interface FieldsProps {
  written: DeclaredText;
  change: (written: DeclaredText) => void;
  errorAt: (pointer: string) => string | undefined;
}

/** The call that the system answers. */
function CallFields({ written: { call, ...rest }, change, errorAt }: FieldsProps) {
  const { t } = useTranslation();
  const set = (part: Partial<DeclaredText['call']>) => {
    change({ ...rest, call: { ...call, ...part } });
  };
  return (
    <fieldset className={styles.group}>
      <legend>{t('kit.call')}</legend>
      <Labelled
        label={t('kit.interface')}
        placeholder="availability"
        error={errorAt('/call/interface')}
        value={call.interface}
        change={(value) => {
          set({ interface: value });
        }}
      />
      <Labelled
        lines
        label={t('kit.fields')}
        help={t('kit.fields-help')}
        placeholder="barcode=TS20260001"
        error={errorAt('/call/fields')}
        value={call.fields}
        change={(value) => {
          set({ fields: value });
        }}
      />
      <Labelled
        label={t('kit.answers')}
        help={t('kit.answers-help')}
        placeholder="available, shelf"
        error={errorAt('/call/answers')}
        value={call.answers}
        change={(value) => {
          set({ answers: value });
        }}
      />
    </fieldset>
  );
}

/** The declared volume. */
function LoadFields({ written: { load, ...rest }, change, errorAt }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={`${styles.group} ${styles.three}`}>
      <legend>{t('kit.volume')}</legend>
      {(['perSecond', 'seconds', 'p95Ms'] as const).map((name) => (
        <Labelled
          key={name}
          inputMode="numeric"
          label={t(`kit.load.${name}`)}
          error={errorAt(`/load/${name}`)}
          value={load[name]}
          change={(value) => {
            change({ ...rest, load: { ...load, [name]: value } });
          }}
        />
      ))}
    </fieldset>
  );
}

/** Calls whose answer has a prompt. */
function PromptFields({ written, change, errorAt }: FieldsProps) {
  const { t } = useTranslation();
  const { prompts } = written;
  const set = (index: number, part: Partial<CallText & { code: string }>) => {
    change({ ...written, prompts: prompts.map((each, at) => (at === index ? { ...each, ...part } : each)) });
  };
  const names = { interface: 'kit.interface', fields: 'kit.fields', code: 'kit.code' } as const;
  return (
    <fieldset className={styles.group}>
      <legend>
        {t('kit.prompts')}
        <span className={form.optional}>{t('procedures.may-be-left-out')}</span>
      </legend>
      <p className={form.help}>{t('kit.prompts-help')}</p>
      {prompts.map((prompt, index) => (
        <div key={index} className={styles.prompt} role="group" aria-label={t('procedures.row', { number: index + 1 })}>
          {(['interface', 'fields', 'code'] as const).map((name) => (
            <Labelled
              key={name}
              lines={name === 'fields'}
              label={t(names[name])}
              error={errorAt(`/prompts/${index}/${name}`)}
              value={prompt[name]}
              change={(value) => {
                set(index, { [name]: value });
              }}
            />
          ))}
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('procedures.remove-row', { number: index + 1 })}
            onClick={() => {
              change({ ...written, prompts: prompts.filter((_, at) => at !== index) });
            }}
          />
        </div>
      ))}
      <div>
        <Button
          icon={<PlusOutlined aria-hidden />}
          disabled={prompts.length >= 50}
          onClick={() => {
            change({ ...written, prompts: [...prompts, { interface: '', fields: '', code: '' }] });
          }}
        >
          {t('kit.add-prompt')}
        </Button>
      </div>
    </fieldset>
  );
}

interface Props {
  initial: DeclaredText;
  isBusy: boolean;
  run: (declared: DeclaredRun) => void;
}

/** The form. */
export function RunForm({ initial, isBusy, run }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [written, setWritten] = useState(initial);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [isForeign, setForeign] = useState(false);
  const errorAt = (pointer: string) => {
    const found = errors.find((each) => each.pointer === pointer || each.pointer.startsWith(`${pointer}/`));
    return found && say(found.message);
  };
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const read = declaredOf(written);
    setErrors('errors' in read ? read.errors : []);
    if ('declared' in read) run(read.declared);
  };
  const read = async (file: File) => {
    const found = declaredInFile(await file.text());
    setForeign(found === null);
    if (found) setWritten(found);
    setErrors([]);
  };
  const fields = { written, change: setWritten, errorAt };
  return (
    <form noValidate className={styles.form} onSubmit={send}>
      <div className={styles.formHead}>
        <p className={form.help}>{t('kit.declare-help')}</p>
        <FileButton label={t('kit.from-profile')} accept=".json" choose={(file) => void read(file)} />
      </div>
      {isForeign && <Alert role="alert" type="error" showIcon title={t('kit.foreign-file')} />}
      <CallFields {...fields} />
      <LoadFields {...fields} />
      <PromptFields {...fields} />
      {errors.length > 0 && (
        <p role="alert" className={form.error}>
          {t('procedures.wrong', { count: errors.length })}
        </p>
      )}
      <div>
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={isBusy}
          icon={<PlayCircleOutlined aria-hidden />}
        >
          {t('kit.start')}
        </Button>
      </div>
    </form>
  );
}
