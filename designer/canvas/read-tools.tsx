/** The tools over a drawing that is read: in lanes or not, and where there is room, laid out anew or as it was. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** The switch between the drawing of the author and the one in lanes by who acts. */
export function LanesSwitch({ inLanes, change }: { inLanes: boolean; change: (inLanes: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <Button
      size="small"
      aria-pressed={inLanes}
      className="canvas-toggle"
      onClick={() => {
        change(!inLanes);
      }}
    >
      {t('canvas.lanes')}
    </Button>
  );
}

interface Props {
  inLanes: boolean;
  changeLanes: (inLanes: boolean) => void;
  /** Null where there is little room. */
  layOut: (() => void) | null;
  reset: () => void;
}

/** The tools. */
export function ReadTools({ inLanes, changeLanes, layOut, reset }: Props) {
  const { t } = useTranslation();
  return (
    <div className="canvas-tools">
      {layOut && (
        <>
          <Button size="small" disabled={inLanes} onClick={reset}>
            {t('canvas.reset')}
          </Button>
          <Button size="small" disabled={inLanes} onClick={layOut}>
            {t('canvas.lay-out')}
          </Button>
        </>
      )}
      <LanesSwitch inLanes={inLanes} change={changeLanes} />
    </div>
  );
}
