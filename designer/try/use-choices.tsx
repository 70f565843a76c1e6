/** How the card is used in a trial: the modes that the start allows, its place and its network; all else shown with the reason why not. */
import { Button, Checkbox } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardMode } from '../../engine/core/nodes/start.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { cardUseOffers, type Offer } from '../../engine/core/card-use-offers.ts';
import { PictureTiles } from '../app/picture-tiles.tsx';
import { useLanguage } from '../app/use-language.ts';
import type { Pictured } from '../app/use-picture.tsx';
import { useEditorView } from '../editor/editor-view.ts';
import { useEditor } from '../editor/use-editor.ts';
import { withMode, type TrialSetup } from './trial-setup.ts';
import styles from './try.module.css';

interface OffersProps {
  of: Pictured;
  legend: string;
  offers: readonly Offer<string>[];
  /** What is chosen besides, before the others. */
  any?: string;
  chosen: string;
  choose: (value: string) => void;
}

/** One choice; below it why others cannot be chosen, each reason once. */
function Offers({ of, legend, offers, any, chosen, choose }: OffersProps) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const id = useId();
  const reasons = [...new Set(offers.flatMap(({ whyNot }) => (whyNot ? say(whyNot) : [])))];
  const tiles = offers.map(({ value, label, whyNot }) => ({
    ...{ value, label: say(label) },
    ...(whyNot && { whyNot: say(whyNot) }),
  }));
  return (
    <fieldset className={styles.choice}>
      <legend>{legend}</legend>
      <PictureTiles
        of={of}
        tiles={any === undefined ? tiles : [{ value: '', label: any }, ...tiles]}
        chosen={[chosen]}
        isLow
        name={id}
        describedBy={`${id}-why`}
        choose={choose}
      />
      {reasons.length > 0 && (
        <p id={`${id}-why`} className={styles.faint}>
          {reasons.length === 1
            ? t('try.use.others', { reason: reasons[0] ?? '' })
            : reasons
                .map((reason) =>
                  t('try.use.closed', {
                    values: tiles
                      .filter(({ whyNot }) => whyNot === reason)
                      .map(({ label }) => label)
                      .join(t('list.comma')),
                    reason,
                  }),
                )
                .join(t('try.use.also'))}
        </p>
      )}
    </fieldset>
  );
}

interface Props {
  scenario: Scenario;
  setup: TrialSetup;
  change: (setup: TrialSetup) => void;
}

/** The choices; nothing where the start cannot be read. */
export function UseChoices({ scenario, setup, change }: Props) {
  const { t } = useTranslation();
  const { editor } = useEditor();
  const { showPanel } = useEditorView();
  const offers = cardUseOffers(scenario);
  if (!offers) return null;
  const openOf = (list: readonly Offer<string>[]): string => list.find(({ whyNot }) => !whyNot)?.value ?? '';
  const openModes = offers.modes.filter(({ whyNot }) => !whyNot);
  const isOffline = openOf(offers.networks) === 'offline';
  const start = scenario.nodes.find(({ kind }) => kind === 'start');
  const only = openModes.length === 1 ? openModes[0]?.value : undefined;
  return (
    <>
      <Offers
        of="cardModes"
        legend={t('try.use.mode')}
        offers={offers.modes}
        {...(only === undefined && { any: t('try.use.any') })}
        chosen={setup.mode ?? only ?? ''}
        choose={(mode) => {
          change(withMode(setup, mode === '' ? null : (mode as CardMode), scenario));
        }}
      />
      <Offers
        of="environment"
        legend={t('try.use.environment')}
        offers={offers.environments}
        chosen={openOf(offers.environments)}
        choose={() => undefined}
      />
      <Offers
        of="network"
        legend={t('try.use.network')}
        offers={offers.networks}
        chosen={openOf(offers.networks)}
        choose={() => undefined}
      />
      <div className={styles.line}>
        <Checkbox
          checked={setup.connected && !isOffline}
          disabled={isOffline}
          {...(isOffline && { title: t('try.use.offline') })}
          onChange={(event) => {
            change({ ...setup, connected: event.target.checked });
          }}
        >
          {t('try.setup.connected')}
        </Checkbox>
        {start && (
          <Button
            type="link"
            size="small"
            onClick={() => {
              editor.select([start.id]);
              showPanel('inspector');
            }}
          >
            {t('try.use.change-start')}
          </Button>
        )}
      </div>
    </>
  );
}
