/** The files that come with a form: each kind with what it is for, put in, saved and removed. */
import { CloseOutlined, DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Material as MaterialKind } from '../../engine/core/procedures/procedure.ts';
import { FileButton } from '../app/file-button.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { saveFrom } from '../app/save-from.ts';
import { Tool } from '../app/tool.tsx';
import { useFileSending } from '../app/use-file-sending.ts';
import { useLanguage } from '../app/use-language.ts';
import attachments from '../publish/attachments.module.css';
import { takenEndings } from '../publish/file-intake.ts';
import { FileOnItsWay } from '../publish/file-on-its-way.tsx';
import { Correction, fieldId, type FieldGround } from './form-field.tsx';
import styles from './form.module.css';
import { MaterialLink } from './material-link.tsx';
import { useRemoveMaterial, type Material } from './use-application.ts';
import { caseAt } from './use-procedures.ts';
import wizard from './wizard.module.css';

interface Props extends Pick<FieldGround, 'errorAt' | 'noteAt'> {
  id: string;
  kinds: readonly MaterialKind[];
  files: readonly Material[];
}

interface OneProps extends Omit<Props, 'kinds'> {
  kind: MaterialKind;
  sender: ReturnType<typeof useFileSending<string>>;
  remove: (file: string) => void;
}

/** Saves the template of a file. */
function Template({ name, at }: { name: string; at: string }) {
  const { t } = useTranslation();
  const saving = useMutation({ mutationFn: () => saveFrom(at, at.split('/').at(-1) ?? at) });
  return (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        loading={saving.isPending}
        onClick={() => {
          saving.mutate();
        }}
      >
        {t('procedures.template', { name })}
      </Button>
      {saving.isError && <ProblemAlert error={saving.error} />}
    </>
  );
}

function OneKind({ id, kind, files, sender, remove, errorAt, noteAt }: OneProps) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const name = say(kind.name);
  const pointer = `/materials/${kind.code}`;
  const [error, note] = [errorAt(pointer), noteAt(pointer)];
  return (
    <fieldset
      id={fieldId(pointer)}
      tabIndex={-1}
      className={styles.field}
      data-marked={note === undefined ? undefined : true}
    >
      <legend>
        {name}
        {!kind.required && <span className={styles.optional}>{t('procedures.may-be-left-out')}</span>}
      </legend>
      <p className={styles.help}>{say(kind.help)}</p>
      {note !== undefined && <Correction id={`${fieldId(pointer)}-note`} note={note} />}
      {error !== undefined && <p className={styles.error}>{error}</p>}
      <ul className={attachments.files}>
        {files.map((file) => (
          <li key={file.id}>
            <MaterialLink id={id} file={file} />
            <Tool
              label={t('publish.attachments.remove', { name: file.name })}
              icon={<CloseOutlined aria-hidden />}
              act={() => {
                remove(file.id);
              }}
            />
          </li>
        ))}
        {sender.sending
          .filter(({ as }) => as === kind.code)
          .map((each) => (
            <FileOnItsWay key={each.key} each={each} forget={sender.forget} />
          ))}
      </ul>
      <div className={wizard.buttons}>
        {kind.template !== undefined && <Template name={name} at={kind.template} />}
        <FileButton
          label={t('procedures.choose-file', { name })}
          accept={takenEndings}
          choose={(file) => void sender.send([file], kind.code)}
        />
      </div>
    </fieldset>
  );
}

/** The step. */
export function MaterialsStep({ id, kinds, files, ...ground }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const sender = useFileSending<string>(
    (as) => `${caseAt(id)}/materials?as=${encodeURIComponent(as)}`,
    () => client.invalidateQueries({ queryKey: ['application', id] }),
  );
  const removing = useRemoveMaterial(id);
  return (
    <>
      <p className={styles.help}>{t('procedures.files-taken')}</p>
      {removing.isError && <ProblemAlert error={removing.error} />}
      {kinds.map((kind) => (
        <OneKind
          key={kind.code}
          {...ground}
          id={id}
          kind={kind}
          files={files.filter(({ as }) => as === kind.code)}
          sender={sender}
          remove={removing.mutate}
        />
      ))}
    </>
  );
}
