/** An error in words: what happened, what it means, what to do; the details fold has the problem's slug and instance. */
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTitle } from './use-title.ts';
import { ApiProblem } from './request.ts';
import { NotFoundPage } from './not-found-page.tsx';
import page from './page.module.css';
import styles from './problem-notice.module.css';

/** Slugs for which we know what to advise. */
const advised = ['unreachable', 'unavailable', 'connector-unavailable', 'forbidden', 'internal'] as const;
const isAdvised = (slug: string): slug is (typeof advised)[number] => (advised as readonly string[]).includes(slug);

/** Slug, status and instance of a problem, folded. */
export function ProblemDetails({ error }: { error: ApiProblem }) {
  const { t } = useTranslation();
  return (
    <details className={styles.details}>
      <summary>{t('problem.details')}</summary>
      <dl>
        <dt>{t('problem.slug')}</dt>
        <dd>
          <code>{error.slug}</code>
        </dd>
        {error.status > 0 && (
          <>
            <dt>{t('problem.status')}</dt>
            <dd>{error.status}</dd>
          </>
        )}
        {error.instance && (
          <>
            <dt>{t('problem.instance')}</dt>
            <dd>
              <code>{error.instance}</code>
            </dd>
          </>
        )}
      </dl>
    </details>
  );
}

/** The words of an error. */
export function useProblemWords(): (error: unknown) => { title: string; advice: string } {
  const { t } = useTranslation();
  return (error) => {
    const slug = error instanceof ApiProblem ? error.slug : 'internal';
    const known = isAdvised(slug) ? slug : 'internal';
    const said = error instanceof ApiProblem ? error.message : '';
    return {
      title: said || t(`problem.title.${known}`),
      advice: isAdvised(slug) ? t(`problem.advice.${slug}`) : '',
    };
  };
}

/** A notice inside a page or a form. */
export function ProblemAlert({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { title, advice } = useProblemWords()(error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={
        <>
          {advice && <p>{advice}</p>}
          {error instanceof ApiProblem && error.errors.length > 0 && (
            <ul className={styles.fields}>
              {error.errors.map((field) => (
                <li key={field.pointer + field.rule}>{field.message}</li>
              ))}
            </ul>
          )}
          {error instanceof ApiProblem && <ProblemDetails error={error} />}
        </>
      }
      {...(retry && {
        action: <Button onClick={retry}>{t('action.retry')}</Button>,
      })}
    />
  );
}

/** A whole page that could not be read; one that does not exist is said as such. */
export function ProblemNotice({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation();
  useTitle(t('problem.page-title'));
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage detail={error.message} />;
  return (
    <div className={page.page}>
      <h1 className="only-read-aloud">{t('problem.page-title')}</h1>
      <ProblemAlert error={error} retry={retry} />
    </div>
  );
}
