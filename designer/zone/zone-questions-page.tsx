/** The questions of the zone, by what they are about. */
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { questionTopics, type QuestionTopic } from '../../engine/core/zone-questions.ts';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import { QuestionList } from './question-list.tsx';
import { useZoneQuestions } from './use-zone.ts';
import { useZonePlace } from './zone-place.ts';

/** The page. */
export function ZoneQuestionsPage() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { to } = useZonePlace();
  const { data, error, isError, refetch } = useZoneQuestions('');
  useTitle(t('zone.questions.title'));
  return (
    <>
      <Link to={to('')}>{t('zone.back')}</Link>
      <h1>{t('zone.questions.title')}</h1>
      {isError && <ProblemAlert error={error} retry={() => void refetch()} />}
      {!data && !isError && <PageSkeleton />}
      {data &&
        (Object.keys(questionTopics) as QuestionTopic[]).map((topic) => (
          <section key={topic} aria-labelledby={`topic-${topic}`}>
            <h2 id={`topic-${topic}`}>{say(questionTopics[topic])}</h2>
            <QuestionList questions={data.items.filter((each) => each.topic === topic)} />
          </section>
        ))}
    </>
  );
}
