/** A form to be read, section by section, with its files; a reviewer can mark what is to be corrected. */
import { FlagFilled, FlagOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { wordsOf } from '../../engine/core/procedures/fields.ts';
import type { Procedure } from '../../engine/core/procedures/procedure.ts';
import { useLanguage } from '../app/use-language.ts';
import { FormAround } from './data-names.ts';
import type { Form } from './form-steps.ts';
import styles from './form.module.css';
import type { Marks } from './kept-marks.ts';
import { MaterialLink } from './material-link.tsx';
import type { Material } from './use-application.ts';
import { ValueOf } from './value-of.tsx';

/** How a reviewer marks fields. */
export interface Marking {
  marks: Marks;
  mark: (pointer: string, note: string | undefined) => void;
}

interface Props {
  procedure: Procedure;
  id: string;
  form: Form;
  files: readonly Material[];
  marking?: Marking | undefined;
}

interface LineProps {
  pointer: string;
  name: string;
  marking: Marking | undefined;
  children: ReactNode;
}

function Line({ pointer, name, marking, children }: LineProps) {
  const { t } = useTranslation();
  const field = useId();
  const note = marking?.marks[pointer];
  return (
    <div className={styles.line} data-marked={note === undefined ? undefined : true}>
      <dt>{name}</dt>
      <dd>
        <div className={styles.said}>
          {children}
          {marking && note !== undefined && (
            <div className={styles.note}>
              <label htmlFor={field}>{t('procedures.what-is-wrong', { name })}</label>
              <Input
                id={field}
                maxLength={500}
                value={note}
                autoFocus={note === ''}
                onChange={({ target }) => {
                  marking.mark(pointer, target.value);
                }}
              />
            </div>
          )}
        </div>
        {marking && (
          <Button
            type="text"
            className={styles.flag ?? ''}
            aria-pressed={note !== undefined}
            aria-label={t(note === undefined ? 'procedures.mark' : 'procedures.unmark', { name })}
            title={t(note === undefined ? 'procedures.mark' : 'procedures.unmark', { name })}
            icon={note === undefined ? <FlagOutlined aria-hidden /> : <FlagFilled aria-hidden />}
            onClick={() => {
              marking.mark(pointer, note === undefined ? '' : undefined);
            }}
          />
        )}
      </dd>
    </div>
  );
}

/** The form. */
export function FormRead({ procedure, id, form, files, marking }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { sections, materials } = procedure;
  const shape = procedure.form.shape as Record<string, z.ZodType>;
  return (
    <FormAround value={form}>
      <div className={styles.read}>
        {sections.map((section) => (
          <section key={section.id}>
            <h3>{say(section.name)}</h3>
            <dl>
              {section.fields.map((name) => {
                const type = shape[name];
                if (!type) return null;
                return (
                  <Line key={name} pointer={`/${name}`} name={say(wordsOf(type).label)} marking={marking}>
                    <ValueOf type={type} value={form[name]} />
                  </Line>
                );
              })}
            </dl>
          </section>
        ))}
        {materials.length > 0 && (
          <section>
            <h3>{t('procedures.files')}</h3>
            <dl>
              {materials.map(({ code, name }) => (
                <Line key={code} pointer={`/materials/${code}`} name={say(name)} marking={marking}>
                  <ul className={styles.files}>
                    {files
                      .filter(({ as }) => as === code)
                      .map((file) => (
                        <li key={file.id}>
                          <MaterialLink id={id} file={file} />
                        </li>
                      ))}
                  </ul>
                  {!files.some(({ as }) => as === code) && (
                    <span className={styles.faint}>{t('procedures.no-file')}</span>
                  )}
                </Line>
              ))}
            </dl>
          </section>
        )}
      </div>
    </FormAround>
  );
}
