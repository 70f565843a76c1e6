/** Above the list of tasks: whom one stands in for today and until when, with the choice to see only that; and who stands in for oneself. */
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DelegationView } from '../../engine/core/api.ts';
import { dateOf } from '../app/dates.ts';
import page from '../app/page.module.css';
import { useSession } from '../app/session.ts';
import { useSetInAddress } from '../app/use-address.ts';
import { useLanguage } from '../app/use-language.ts';

interface Props {
  delegation: DelegationView;
  /** Id of the delegation whose tasks alone are shown. */
  only: string;
}

function Taken({ delegation: { id, from, lastDay }, only }: Props) {
  const { t } = useTranslation();
  const { say, language } = useLanguage();
  const set = useSetInAddress();
  const isOnly = only === id;
  return (
    <Alert
      className={page.notice ?? ''}
      type="info"
      showIcon
      title={t('delegations.you-stand-in', { name: say(from.name), day: dateOf(lastDay, language) })}
      action={
        <Button
          size="small"
          aria-pressed={isOnly}
          onClick={() => {
            set('delegation', isOnly ? '' : id);
          }}
        >
          {t(isOnly ? 'delegations.see-all' : 'delegations.see-only')}
        </Button>
      }
    />
  );
}

function Given({ delegation: { to, lastDay } }: Pick<Props, 'delegation'>) {
  const { t } = useTranslation();
  const { say, language } = useLanguage();
  return (
    <Alert
      className={page.notice ?? ''}
      type="warning"
      showIcon
      title={t('delegations.you-are-away', { name: say(to.name), day: dateOf(lastDay, language) })}
      action={<Link to="/delegations?view=given">{t('delegations.look')}</Link>}
    />
  );
}

/** A notice a delegation; nothing where there is none. */
export function StandingIn({ today, only }: { today: readonly DelegationView[]; only: string }) {
  const account = useSession().data?.actor.account;
  return today.map((delegation) =>
    delegation.to.account === account ? (
      <Taken key={delegation.id} {...{ delegation, only }} />
    ) : (
      <Given key={delegation.id} delegation={delegation} />
    ),
  );
}
